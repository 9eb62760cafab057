"""Runs ProductionPlanner's rules against their own stand-in, without a network."""

from dataclasses import dataclass, field, replace
from typing import Any

import httpx

from understudy.contracts.kit.given.options import Options
from understudy.contracts.kit.judge.context import Kit
from understudy.contracts.kit.run.choice import judged_by
from understudy.contracts.kit.run.run import Run, World
from understudy.contracts.kit.talk.clock import Clock
from understudy.contracts.kit.talk.exchange import Exchange, Request
from understudy.contracts.kit.talk.keyring import Keyring

URL = "http://127.0.0.1:8000/v1"
KEYS = {
    "key": "pp_" + "1a" * 32,
    "other_key": "pp_" + "4b" * 32,
    "revoked_key": "pp_" + "3c" * 32,
    "same_org_key": "pp_" + "2d" * 32,
}
NEEDS = {"archived_id": "p_archived", "deleted_id": "p_deleted", "template_id": "p_template"}
OPTIONS = Options(base_url=URL, keys=KEYS, needs=NEEDS, depth="quick", seed=1)
JUDGED = judged_by(URL, "productionplanner")


@dataclass
class StandIn:
    """Answers as a right implementation does, and keeps what was asked."""

    options: Options = OPTIONS
    requests: list[httpx.Request] = field(default_factory=list)

    def __post_init__(self) -> None:
        keys = Keyring("PP", self.options.keys)
        self._respond = JUDGED.contract.rehearse(JUDGED.spec, keys, self.options.needs)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        self.requests.append(request)
        return self._respond(request)

    def lines(self) -> list[tuple[str, str, bytes]]:
        """Return the method, the URL and the body of every request."""
        return [(each.method, str(each.url), each.content) for each in self.requests]


def run_of(stand_in: StandIn) -> Run:
    """Return a run against a stand-in that does not wait."""
    clock = replace(Clock(), sleep=lambda _seconds: None)
    world = World(clock, httpx.MockTransport(stand_in))
    return Run(stand_in.options, JUDGED, world)


def kit() -> Kit[Any]:
    """Return the context of a run that has sent nothing yet."""
    return run_of(StandIn()).kit


def exchange(
    status: int,
    text: str,
    operation: str = "get_project",
    *,
    project: str = "p_1",
    **headers: str,
) -> Exchange:
    """Return an exchange that never happened."""
    request = Request("GET", "/", operation=operation, params={"projectId": project})
    return Exchange(1, request, status, headers, text.encode())
