"""ProductionPlanner's mutants."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.applications import Starlette
from tests.mutants.harness.subject import Subject
from tests.mutants.productionplanner.catalogue import DEFECTS, PERMITTED, make_app
from tests.mutants.productionplanner.reference.app import BASE_PATH
from tests.mutants.productionplanner.reference.seeds import KEYS, token

NEEDS = {
    "archived_id": "p_spring_expo",
    "deleted_id": "p_cancelled_fair",
    "template_id": "p_keynote_template",
}


def arrange(
    defect: str | None, permitted: Sequence[str], **world: Any
) -> tuple[Starlette, Mapping[str, str]]:
    """Return a fresh reference; what it holds meets the needs."""
    return make_app(defect, permitted, **world), NEEDS


SUBJECT = Subject(
    api="productionplanner",
    base_path=BASE_PATH,
    defects=DEFECTS,
    permitted=PERMITTED,
    arrange=arrange,
    keys={
        "key": token("1"),
        "other_key": token("4"),
        "revoked_key": token("3"),
        "same_org_key": token("2"),
    },
    callers={
        key.token: f"{key.organization.name}{' (revoked)' if key.revoked else ''}" for key in KEYS
    },
)
