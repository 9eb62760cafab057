"""Whether what was handed over for the rules is what it is said to be; asked where one breaks."""

from understudy.contracts.kit.given.needs import variable_of
from understudy.contracts.kit.probes.looks import ids_in
from understudy.contracts.kit.probes.second_key import SAME_ORG
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OTHER, OWN
from understudy.contracts.kit.talk.stop import Unmet
from understudy.contracts.productionplanner.reading import Entry, record_of
from understudy.contracts.productionplanner.table import PROJECT, params
from understudy.contracts.productionplanner.typing import Kit

STAMPS = {"archived_id": "archivedAt", "deleted_id": "deletedAt"}


def stand_on_state(kit: Kit, need: str, project: Entry) -> None:
    """Raise Unmet where a project tells that it is not archived, or not deleted."""
    stamp = STAMPS[need]
    is_plain = stamp in project and project[stamp] is None
    # Where the status says it in another way, that is enough.
    is_active = project.get("status", "active") == "active"
    told = f"the project of {variable_of(need)} is the wrong one: its {stamp} is null"
    kit.stand_on(not (is_plain and is_active), told)


def stand_on_need(kit: Kit, need: str, answer: Exchange) -> None:
    """Raise Unmet where a project that was read with the other key is not what it is said to be."""
    # The owner of a deleted project cannot read it either.
    if need == "deleted_id":
        stand_on_state(kit, need, record_of(answer))
    else:
        stand_on_readable(kit, need)


def stand_on_readable(kit: Kit, need: str) -> Entry:
    """Return the project that was given; Unmet where the first key cannot read it."""
    answer = kit.call("get_project", params(kit.needs[need]))
    told = f"{variable_of(need)} names no project that the key of {variable_of(OWN)} can read"
    kit.stand_on(answer.status != 404, told)
    return record_of(answer)


def stand_on_second_key(kit: Kit) -> None:
    """Raise Unmet where the second key is of the other organization: by its name, and its list."""
    theirs = kit.tenants.organization(OTHER)
    if theirs is None or record_of(kit.stage.info(SAME_ORG)).get("orgId") != theirs:
        return
    keys = (SAME_ORG, OTHER, OWN)
    lists = [kit.call("list_projects", key=key, expect=200) for key in keys]
    same, other, own = (ids_in(each, PROJECT) for each in lists)
    if same == other and not same & own:
        raise Unmet(f"{variable_of(SAME_ORG)} is a key of the other organization, {theirs}")
