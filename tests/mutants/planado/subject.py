"""Planado's mutants."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.applications import Starlette
from tests.mutants.harness.samples import Samples
from tests.mutants.harness.subject import Subject
from tests.mutants.planado.catalogue import DEFECTS, PERMITTED, make_app
from tests.mutants.planado.reference.routes import BASE_PATH
from tests.mutants.planado.reference.seeds import KEYS
from tests.ports import free_port

# The reference retries within milliseconds, but a busy machine may take its time.
HOOK_WAIT = "15"
SILENT = {"webhooks-none": "3", "webhooks-no-retry": "3", "webhooks-failure-is-success": "3"}


def arrange(
    defect: str | None, permitted: Sequence[str], **world: Any
) -> tuple[Starlette, Mapping[str, str]]:
    """Return a fresh reference that sends its events to a port of this run."""
    port = free_port()
    hook = (f"http://127.0.0.1:{port}/", "open sesame")
    app = make_app(defect, permitted, hook=hook, **world)
    return app, {"hook_listen": str(port), "hook_wait": SILENT.get(defect or "", HOOK_WAIT)}


# Ids of ours that may not come twice: in the body, in the path, and in both; then ids in a query,
# and ids of ours with blanks and of digits alone; a header that comes twice.
PASTED = (
    "writes-null-ignored-job-description",
    "things-no-upsert",
    "things-site-by-uuid-only",
    "pages-amid-is-start",
    "names-site-get-by-blanks",
    "names-client-get-by-number",
    "access-two-headers-let-in",
)
OWN, REPLACED, OTHER = KEYS
SUBJECT = Subject(
    api="planado",
    base_path=BASE_PATH,
    defects=DEFECTS,
    permitted=PERMITTED,
    arrange=arrange,
    keys={"key": OWN.token, "other_key": OTHER.token, "revoked_key": REPLACED.token},
    samples=Samples(
        pasted=PASTED,
        slow=("limit-text", "limit-after", "limit-json", "limit-200"),
        # What only other sources name may be missing; who looks for it is told so.
        advice=dict.fromkeys(("no-history", "no-reference-lists", "no-shifts"), "PL-STATUS-04"),
        lacking=(("get_job", "PL-NULL-02"), ("get_client", "PL-CLIENT-02")),
        # No page describes it, or the kit has nothing of an account's own to try it on.
        never_called=("delete_job", "update_user", "update_shifts"),
        makes_events=("create_job", "update_job"),
    ),
    callers={
        key.token: f"{key.organization.id}{' (replaced)' if key.revoked else ''}" for key in KEYS
    },
)
