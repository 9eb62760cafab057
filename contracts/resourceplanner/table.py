"""ResourcePlanner's resources, as its documentation describes them: only lists show them.

Of reads by an id, other sources tell alone; nothing stands on them.
"""

from functools import partial

from understudy.rules import Resource, Table

MADE = partial(Resource, also_ident=("_id",))
RESOURCE = MADE(
    name="resource",
    create="create_resource",
    listed="list_resources",
    update="update_resource",
    remove="delete_resource",
    reads=("get_resource",),
    param="resourceId",
    naming="name",
    # All that the example has, for nobody tells what is required; access and its mail apart.
    body={"capacity": 37.5, "hourlyExpense": 45, "workDays": [1, 2, 3, 4, 5]},
    untold=("hourlyExpense",),
    required=("name", "capacity", "hourlyExpense", "workDays"),
    changes={"name": "Another name", "capacity": 20, "workDays": [2, 4], "hourlyExpense": 52},
    texts={"name": None},
    stays=("name", "capacity", "workDays", "hourlyExpense"),
    record="data|resource|",
    rows="resources|",
)
PROJECT = MADE(
    name="project",
    create="create_project",
    listed="list_projects",
    update="update_project",
    remove="delete_project",
    reads=("get_project",),
    param="projectId",
    naming="title",
    body={"color": "#2563eb", "note": "", "projectSize": 240, "projectRate": 125},
    untold=("color", "note"),
    required=("title", "color", "note"),
    changes={"title": "Another title", "projectSize": 12, "projectRate": 99.5},
    texts={"title": None},
    stays=("title", "projectSize", "projectRate", "resourceRates"),
    # What an update does to what it leaves out is told for resources alone.
    resent={"title": "title"},
    mentions={"resourceRates.resourceId": "resource"},
    record="data|project|",
    rows="projects|",
)
ASSIGNMENT = MADE(
    name="assignment",
    create="create_assignment",
    listed="list_assignments",
    update="update_assignment",
    remove="delete_assignment",
    param="assignmentId",
    naming="note",
    required=("dateFrom", "dateTo", "hoursPerDay"),
    body={"dateFrom": "2034-05-15", "dateTo": "2034-05-19", "hoursPerDay": 4},
    changes={"note": "Another note", "hoursPerDay": 6},
    texts={"note": None},
    days=("dateFrom", "dateTo"),
    links={"project": "project", "resource": "resource"},
    goes_with=("project", "resource"),
    window=(("dateFrom", "from"), ("dateTo", "to")),
    # Created with `project` and `resource`, changed with the names of the filters.
    resent={
        "projectId": "project",
        "resourceId": "resource",
        **{name: name for name in ("dateFrom", "dateTo", "hoursPerDay", "note")},
    },
    record="data|assignment|createdAssignments.0|updatedAssignments.0|",
    rows="assignments|",
)
TABLE = Table((RESOURCE, PROJECT, ASSIGNMENT))
