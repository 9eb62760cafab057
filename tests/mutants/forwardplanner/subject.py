"""Forward Planner's mutants."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.applications import Starlette
from tests.mutants.forwardplanner.catalogue import DEFECTS, PERMITTED, make_app
from tests.mutants.forwardplanner.reference.call import BASE_PATH
from tests.mutants.forwardplanner.reference.seeds import (
    ACCOUNTS,
    DELETED,
    LAURENTIDES,
    NORTH,
    WITHDRAWN,
    deleted_on,
)
from tests.mutants.harness.samples import Samples
from tests.mutants.harness.subject import Subject


def arrange(
    defect: str | None, permitted: Sequence[str], **world: Any
) -> tuple[Starlette, Mapping[str, str]]:
    """Return a fresh reference; nothing but its own clock waits as long as tokens live."""
    app = make_app(defect, permitted, **world)
    needs = {
        "username": NORTH.username,
        "other_username": LAURENTIDES.username,
        "revoked_username": WITHDRAWN.username,
        "deleted_id": str(DELETED),
        "deleted_on": deleted_on(app.state.world),
        "may_wait": "31d",
    }
    return app, needs


SUBJECT = Subject(
    api="forwardplanner",
    base_path=BASE_PATH,
    defects=DEFECTS,
    permitted=PERMITTED,
    arrange=arrange,
    keys={
        "key": NORTH.password,
        "other_key": LAURENTIDES.password,
        "revoked_key": WITHDRAWN.password,
    },
    callers={each.password: each.username for each in ACCOUNTS},
    samples=Samples(never_called=("get_event",)),
)
