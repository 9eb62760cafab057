"""ProductionPlanner's resources, as its documentation shows them."""

from functools import partial

from understudy.contracts.kit.probes.auth.authentication import Authentication, Refusal
from understudy.contracts.kit.probes.table import Resource, Table
from understudy.contracts.kit.talk.keyring import OWN

FULL_DAY = "2032-02-29"
# One has the month and day of the full day, the other its year and month.
OTHER_DAY = "2028-02-29"
EMPTY_DAY = "2032-02-14"
CATEGORIES = (
    "venue",
    "catering",
    "equipment",
    "talent",
    "travel",
    "marketing",
    "staffing",
    "decor",
    "permits",
    "other",
)
MAKER = {"createdBy": "api:"}
LONG_AGO = "2001-02-03T04:05:06.000Z"
MISSING = "Missing or invalid Authorization header. Use: Bearer <api-key>"
UNKNOWN = "Invalid or revoked API key"

HELD = partial(Resource, parent="project", rows="data")
DATE = HELD(
    name="date",
    create="add_date",
    naming="date",
    listed="list_dates",
    required=("date",),
    unique=("date",),
    stays=("label", "allDay", "startTime", "endTime"),
    is_day=True,
)
PROJECT = Resource(
    name="project",
    create="create_project",
    naming="name",
    listed="list_projects",
    read="get_project",
    update="update_project",
    param="projectId",
    body={"description": "12-city arena run", "timezone": "America/New_York"},
    required=("name",),
    changes={
        "name": "Changed",
        "description": "Changed too",
        "timezone": "Asia/Tokyo",
        "totalBudget": 250000,
        "budgetCurrency": "JPY",
    },
    texts={"name": None, "description": None},
    numbers=("totalBudget",),
    opaque=("links", "theme", "scheduleSettings", "scheduleItemTypes"),
    decided={
        "id": "p_00000000000000000000",
        "orgId": "org_somebody",
        "status": "deleted",
        "createdBy": "api:somebody",
        "createdAt": LONG_AGO,
        "updatedAt": LONG_AGO,
        "archivedAt": LONG_AGO,
        "deletedAt": LONG_AGO,
    },
    stays=(
        "id",
        "name",
        "description",
        "timezone",
        "dates",
        "orgId",
        "status",
        "createdBy",
        "createdAt",
        "archivedAt",
        "deletedAt",
        "links",
        "theme",
        "totalBudget",
        "budgetCurrency",
        "scheduleSettings",
        "scheduleItemTypes",
    ),
    holds={"dates": DATE},
    record="data",
    rows="data",
    made="data.id",
    owner="orgId",
    order="-updatedAt",
    touched="updatedAt",
    defaults={"timezone": "UTC"},
    maker=MAKER,
    staged=True,
    shown_in=("archived",),
    states={"archived": "archived_id", "template": "template_id", "deleted": "deleted_id"},
)
ITEM = HELD(
    name="schedule item",
    create="add_schedule_item",
    naming="activity",
    listed="list_schedule",
    place={"date": FULL_DAY},
    empty={"date": "2033-05-02"},
    body={"time": "18:00", "duration": 90},
    texts={"activity": None},
    numbers=("duration",),
    decided={"id": "s_00000000000000000000"},
    stays=("type",),
    order="time",
)
MEMBER = HELD(
    name="team member",
    create="add_team_member",
    naming="name",
    listed="list_team",
    body={"role": "Stage Manager", "email": "jordan@example.com"},
    required=("name",),
    texts={"name": None, "role": None},
    decided={"id": "t_00000000000000000000", "permission": "write", "status": "pending"},
)
TASK = HELD(
    name="task",
    create="add_task",
    naming="label",
    listed="list_tasks",
    required=("label",),
    texts={"label": None},
    decided={"id": "k_00000000000000000000", "createdBy": "api:somebody", "done": True},
    maker=MAKER,
)
COST = HELD(
    name="budget item",
    create="add_budget_item",
    naming="name",
    listed="list_budget",
    body={
        "description": "Line array, three days",
        "category": "equipment",
        "estimatedCost": 12000,
        "actualCost": 11500.55,
    },
    required=("name",),
    texts={"name": None, "description": None},
    numbers=("estimatedCost", "actualCost"),
    defaults={"category": "other"},
    decided={"id": "b_00000000000000000000"},
)
PLACE = HELD(
    name="location",
    create="add_location",
    naming="name",
    listed="list_locations",
    body={"type": "digital", "details": "Gate 4"},
    required=("name",),
    texts={"name": None, "details": None},
    decided={"id": "l_00000000000000000000"},
)
LINK = HELD(
    name="link",
    create="add_resource_link",
    naming="name",
    listed="list_resources",
    body={"url": "https://example.com/run-sheet"},
    required=("name", "url"),
    texts={"name": None},
    unknown={"folderId": "f_00000000000000000000"},
    decided={"id": "r_00000000000000000000"},
    stays=("type", "version"),
    rows="data.resources",
)
THINGS = (DATE, ITEM, MEMBER, TASK, COST, PLACE, LINK)
TABLE = Table((PROJECT, *THINGS), info="get_info", whose="data.orgId", key="data.keyId")
AUTH = Authentication(
    missing=Refusal(texts=(MISSING,)),
    unknown=Refusal(texts=(UNKNOWN,)),
    pattern="pp_[0-9a-f]{64}",
    prefix="pp_",
    key_id="data.keyId",
    # Looked at before anybody asks, so that what a refused request changes can be seen.
    about=lambda kit: kit.stage.seen(OWN) and kit.stage.project(OWN),
)

WRITES = TABLE.writes
PROJECT_WRITES = tuple(WRITES.values())[1:]
THINGS_READ = tuple(each.listed for each in THINGS)
PROJECT_READS = (PROJECT.read, *THINGS_READ)
READS = (TABLE.info, PROJECT.listed, *PROJECT_READS)
CREATIONS = (PROJECT.create, DATE.create, ITEM.create)
OTHER_CREATIONS = tuple(each.create for each in (MEMBER, TASK, COST, PLACE, LINK))


def params(project: str, day: str = FULL_DAY) -> dict[str, str]:
    """Return the path parameters of any call on a project; a call takes those that it has."""
    return {"projectId": project, "date": day}
