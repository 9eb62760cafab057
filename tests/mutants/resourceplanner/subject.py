"""ResourcePlanner's mutants."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.applications import Starlette
from tests.mutants.harness.samples import Samples
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


# What these do is not as other sources tell; the documentation says nothing of it.
ADVICE = {
    "data-lists": "RP-WRAP-01",
    "links-by-their-first-names": "RP-ASG-09",
    "wholly-inside": "RP-ASG-08",
    "open-window": "RP-ASG-08",
    "by-the-first-day": "RP-ASG-08",
}
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
    samples=Samples(
        slow=("throttled", "no-key-is-400"),
        apart=tuple(ADVICE),
        advice=ADVICE,
        # What no page of the vendor lists may be missing; it is told.
        never_called=("get_resource", "get_project"),
        makes_events=("create_assignment", "update_assignment", "delete_assignment"),
    ),
    callers={
        key.token: f"{key.organization.id}{' (replaced)' if key.revoked else ''}" for key in KEYS
    },
)
