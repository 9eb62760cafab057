"""What the organization's second key writes: a project, and a task in a project of the first."""

from dataclasses import dataclass

from understudy.contracts.kit.probes.second_key import SAME_ORG
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.productionplanner.home import Home, Made
from understudy.contracts.productionplanner.table import FULL_DAY, params
from understudy.contracts.productionplanner.typing import Kit


@dataclass(frozen=True)
class BySecondKey:
    """The answers that the second key got."""

    project: Exchange
    task: Made


def write_beside(kit: Kit, home: Home) -> BySecondKey:
    """Write with the second key, in bodies that the first key's writes have too."""
    body = {"name": kit.name("second"), "timezone": "Europe/London"}
    project = kit.call("create_project", key=SAME_ORG, body=body)
    # Between the two, the first key writes: whoever takes the last writer for the author errs.
    home.write(kit, "add_task", {"label": kit.name("task")})
    label = {"label": kit.name("task")}
    task = kit.call("add_task", params(home.id), key=SAME_ORG, body=label)
    return BySecondKey(project, Made("add_task", label, FULL_DAY, task))
