"""Whose a key is, told before anything is written."""

from understudy.contracts.kit.exchange import Exchange
from understudy.contracts.kit.target import Target
from understudy.contracts.productionplanner.reading import record_of, rows


def identify(target: Target, key: str) -> str | None:
    """Return the organization that GET /info names for a key."""
    organization = record_of(target.call("get_info", key=key)).get("orgId")
    return organization if isinstance(organization, str) else None


def are_told_apart(target: Target, one: str, other: str) -> bool:
    """Tell whether the lists of two keys show two organizations, whatever GET /info says."""
    first, second = (_ids(target.call("list_projects", key=key)) for key in (one, other))
    return bool(first | second) and not first & second


def _ids(answer: Exchange) -> set[str]:
    return {str(row["id"]) for row in rows(answer) if "id" in row}
