"""Kazinex Planner's mutants."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.applications import Starlette
from tests.mutants.harness.samples import Samples
from tests.mutants.harness.subject import Subject
from tests.mutants.kazinex.catalogue import CATALOGUE, make_app
from tests.mutants.kazinex.reference.call import BASE_PATH, ROUTES
from tests.mutants.kazinex.reference.seeds import ADMIN, KEYS, OTHER, READER, REVOKED, WRITER
from tests.ports import free_port

# The documentation shows these alone; whatever else is missing breaks nothing.
DOCUMENTED = ("list_projects", "create_webhook")


def arrange(
    defect: str | None, permitted: Sequence[str], **world: Any
) -> tuple[Starlette, Mapping[str, str]]:
    """Return a fresh reference, whose events a run receives on a port of its own."""
    wait = "1" if (defect or "").startswith("hook-") else "15"
    return make_app(defect, permitted, **world), {
        "hook_listen": str(free_port()),
        "hook_wait": wait,
    }


# What these do is not as other sources tell; the documentation says nothing of it.
ADVICE = {
    **dict.fromkeys(("no-key-is-403", "no-key-is-400", "scope-is-401"), "KZ-CODE-01"),
    **dict.fromkeys(("groups-under-their-names", "groups-bare"), "KZ-GROUP-02"),
    "quality-without-those-disabled": "KZ-QUAL-01",
    "deliveries-unsigned": "KZ-HOOK-02",
    "deliveries-of-two-fields": "KZ-HOOK-03",
}
SUBJECT = Subject(
    api="kazinex",
    base_path=BASE_PATH,
    defects=CATALOGUE.defects,
    permitted=CATALOGUE.permitted,
    arrange=arrange,
    keys={
        "key": ADMIN.token,
        "other_key": OTHER.token,
        "read_only_key": READER.token,
        "non_admin_key": WRITER.token,
        "revoked_key": REVOKED.token,
    },
    samples=Samples(
        pasted=("auth-readers-register", "role-never-taken", "foreign-delete_project"),
        lacking=(("list_users", "KZ-USERS-01"), ("create_webhook", "KZ-AUTH-04")),
        apart=tuple(ADVICE),
        advice=ADVICE,
        never_called=tuple(each.operation for each in ROUTES if each.operation not in DOCUMENTED),
        makes_events=("create_webhook", "create_project", "upload_schedule"),
    ),
    callers={
        key.token: f"{key.organization.id} {key.role}{' (revoked)' if key.revoked else ''}"
        for key in KEYS
    },
)
