"""ResourcePlanner's mutants."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.applications import Starlette
from tests.mutants.harness.subject import Subject
from tests.mutants.resourceplanner.catalogue import DEFECTS, PERMITTED, make_app
from tests.mutants.resourceplanner.reference.call import BASE_PATH
from tests.mutants.resourceplanner.reference.seeds import KEYS
from tests.ports import free_port

SECRET = "kestrel-secret"
NEEDS = {"member_email": "someone@example.com"}


def arrange(
    defect: str | None, permitted: Sequence[str], **world: Any
) -> tuple[Starlette, Mapping[str, str]]:
    """Return a fresh reference, which sends its events to a port of this run, and no mail."""
    port = free_port()
    app = make_app(defect, permitted, hook=(f"http://127.0.0.1:{port}/", SECRET), **world)
    wait = "1" if (defect or "").startswith("hook-") else "15"
    return app, {**NEEDS, "hook_listen": str(port), "hook_wait": wait}


OWN, REPLACED, OTHER = KEYS
SUBJECT = Subject(
    api="resourceplanner",
    base_path=BASE_PATH,
    defects=DEFECTS,
    permitted=PERMITTED,
    arrange=arrange,
    keys={
        "key": OWN.token,
        "other_key": OTHER.token,
        "revoked_key": REPLACED.token,
        "hook_secret": SECRET,
    },
    callers={
        key.token: f"{key.organization.id}{' (replaced)' if key.revoked else ''}" for key in KEYS
    },
)
