"""ProductionPlanner's resources, as its documentation shows them."""

from understudy.contracts.kit.probes.table import Resource, Table

DAY = "2032-02-29"

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
    record="data",
    rows="data",
    made="data.id",
    owner="orgId",
    states={"archived": "archived_id", "template": "template_id", "deleted": "deleted_id"},
)
DATE = Resource(
    name="date",
    create="add_date",
    naming="date",
    listed="list_dates",
    parent="project",
    is_by_day=True,
    required=("date",),
    rows="data",
)
ITEM = Resource(
    name="schedule item",
    create="add_schedule_item",
    naming="activity",
    listed="list_schedule",
    parent="project",
    place={"date": DAY},
    body={"time": "18:00", "duration": 90},
    texts={"activity": None},
    rows="data",
)
MEMBER = Resource(
    name="team member",
    create="add_team_member",
    naming="name",
    listed="list_team",
    parent="project",
    body={"role": "Stage Manager", "email": "jordan@example.com"},
    required=("name",),
    texts={"name": None, "role": None},
    rows="data",
)
TASK = Resource(
    name="task",
    create="add_task",
    naming="label",
    listed="list_tasks",
    parent="project",
    required=("label",),
    texts={"label": None},
    rows="data",
)
COST = Resource(
    name="budget item",
    create="add_budget_item",
    naming="name",
    listed="list_budget",
    parent="project",
    body={
        "description": "Line array, three days",
        "category": "equipment",
        "estimatedCost": 12000,
        "actualCost": 11500.55,
    },
    required=("name",),
    texts={"name": None, "description": None},
    rows="data",
)
PLACE = Resource(
    name="location",
    create="add_location",
    naming="name",
    listed="list_locations",
    parent="project",
    body={"type": "digital", "details": "Gate 4"},
    required=("name",),
    texts={"name": None, "details": None},
    rows="data",
)
LINK = Resource(
    name="link",
    create="add_resource_link",
    naming="name",
    listed="list_resources",
    parent="project",
    body={"url": "https://example.com/run-sheet"},
    required=("name", "url"),
    texts={"name": None},
    rows="data.resources",
)
TABLE = Table((PROJECT, DATE, ITEM, MEMBER, TASK, COST, PLACE, LINK))
