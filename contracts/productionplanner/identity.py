"""Whose a key is, told before anything is written."""

from understudy.contracts.kit.probes.looks import ids_in
from understudy.contracts.kit.talk.target import Target
from understudy.contracts.productionplanner.reading import record_of
from understudy.contracts.productionplanner.table import PROJECT


def are_told_apart(target: Target, one: str, other: str) -> bool:
    """Tell whether two keys may be of two organizations, whatever GET /info says of these."""
    if target.keys.value(one) == target.keys.value(other):
        return False
    # Each on a connection of its own, for a server may take who came first on one for all others.
    alone = {"Connection": "close"}
    answers = [target.call("get_info", key=key, headers=alone) for key in (one, other)]
    infos = [record_of(answer) for answer in answers]
    if infos[0].get("keyId") == infos[1].get("keyId"):
        # It takes two keys for one, so what it says of their organizations tells nothing.
        return True
    if infos[0].get("orgId") != infos[1].get("orgId"):
        return True
    first, second = (ids_in(target.call("list_projects", key=key), PROJECT) for key in (one, other))
    return bool(first | second) and not first & second
