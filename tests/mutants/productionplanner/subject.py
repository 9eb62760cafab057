"""ProductionPlanner's mutants."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.applications import Starlette
from tests.mutants.harness.samples import Samples
from tests.mutants.harness.subject import Subject
from tests.mutants.productionplanner.catalogue import DEFECTS, PERMITTED, make_app
from tests.mutants.productionplanner.reference.app import BASE_PATH
from tests.mutants.productionplanner.reference.seeds import KEYS, token

# Ids that are spelt otherwise are made anew in that spelling.
SPELT = ("tenancy-encoded-id-unscoped", "tenancy-encoded-slash-unscoped")
# Found by another rule's check, by any answer, or by what other checks did before.
FOUND_ALONE = (
    ("behaviour-timezone-required", "PP-STATUS-02"),
    ("tenancy-refused-patch-creates", "PP-SCOPE-03"),
    ("auth-revoked-is-403", "PP-STATUS-06"),
    ("history-list-shows-newest-only", "PP-LIST-03"),
    ("tenancy-keys-kept-apart", "PP-SCOPE-08"),
    ("tenancy-info-cached-on-second-ask", "PP-TASK-01"),
    ("behaviour-patch-deletes", "PP-DATE-02"),
)
LACKING = (
    ("add_task", "PP-TASK-01"),
    ("add_date", "PP-DATE-01"),
    ("add_schedule_item", "PP-SCHED-02"),
    ("add_team_member", "PP-TEAM-01"),
    ("add_location", "PP-LOC-01"),
    ("add_budget_item", "PP-BUDGET-02"),
    ("list_resources", "PP-RES-03"),
)
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
    samples=Samples(
        pasted=(*(defect.id for defect in DEFECTS[8::36]), *SPELT),
        costly=("tenancy-id-compared-in-part", "envelope-bare-project-list"),
        found_alone=FOUND_ALONE,
        by_each_rule=False,
        slow=("slow", "throttled", "throttled-until-a-date"),
        # It calls the day's check from its own, which others stand in for.
        apart=("body-before-project",),
        groups=11,
        # What changes with each answer has to be told from what tells something.
        restless=(
            "request-ids",
            "errors-carry-uuids",
            "errors-tell-how-long",
            "uuids-in-headers",
        ),
        advice=None,
        lacking=LACKING,
    ),
    callers={
        key.token: f"{key.organization.name}{' (revoked)' if key.revoked else ''}" for key in KEYS
    },
)
