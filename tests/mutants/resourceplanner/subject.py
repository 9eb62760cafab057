"""ResourcePlanner's mutants."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.applications import Starlette
from tests.mutants.harness.subject import Subject
from tests.mutants.resourceplanner.catalogue import DEFECTS, PERMITTED, make_app
from tests.mutants.resourceplanner.reference.call import BASE_PATH
from tests.mutants.resourceplanner.reference.seeds import KEYS

NEEDS = {"member_email": "someone@example.com"}


def arrange(
    defect: str | None, permitted: Sequence[str], **world: Any
) -> tuple[Starlette, Mapping[str, str]]:
    """Return a fresh reference, which sends no mail to whom it invites."""
    return make_app(defect, permitted, **world), NEEDS


OWN, REPLACED, OTHER = KEYS
SUBJECT = Subject(
    api="resourceplanner",
    base_path=BASE_PATH,
    defects=DEFECTS,
    permitted=PERMITTED,
    arrange=arrange,
    keys={"key": OWN.token, "other_key": OTHER.token, "revoked_key": REPLACED.token},
    callers={
        key.token: f"{key.organization.id}{' (replaced)' if key.revoked else ''}" for key in KEYS
    },
)
