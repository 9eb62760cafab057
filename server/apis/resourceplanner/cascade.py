"""What goes with a resource or a project: all of it in one commit, or nothing."""

from understudy.api import Doc
from understudy.server.apis.resourceplanner.event import DELETED, Teller
from understudy.server.apis.resourceplanner.workspace import listed

Puts = list[tuple[str, Doc]]


def remove_project(project: Doc, teller: Teller) -> None:
    """Delete a project with its assignments."""
    remove("projects", project, [], teller)


def remove_resource(resource: Doc, teller: Teller) -> None:
    """Delete a resource with its assignments, its rates and what says that it is managed."""
    key, org = resource["id"], teller.org
    unrated: Puts = [
        ("projects", {**project, "resourceRates": without_key(project["resourceRates"], key)})
        for project in listed(org.projects)
        if any(rate["resourceId"] == key for rate in project["resourceRates"])
    ]
    unmanaged: Puts = [
        ("resources", without_managed(other, key))
        for other in listed(org.resources)
        if other["membership"] and key in other["membership"]["managerSettings"]["managesResources"]
    ]
    remove("resources", resource, [*unrated, *unmanaged], teller)


def remove(kind: str, thing: Doc, changes: Puts, teller: Teller) -> None:
    """Delete something with its assignments; its id stays taken, and is not found."""
    link = {"projects": "_project", "resources": "_resource"}[kind]
    assignments = teller.org.assignments.matching({link: thing["id"]})
    # A change of the thing itself, such as of a manager of itself, goes before its end.
    gone = (kind, {**thing, "_deleted": teller.clock.stamp()})
    teller.org.write(
        [*changes, gone],
        [("assignments", each["id"]) for each in assignments],
        also=teller.tell(DELETED, assignments),
    )


def without_key(rates: list[Doc], key: str) -> list[Doc]:
    """Return the rates of all resources but one."""
    return [rate for rate in rates if rate["resourceId"] != key]


def without_managed(manager: Doc, key: str) -> Doc:
    """Return a resource that manages all that it did but one."""
    settings = manager["membership"]["managerSettings"]
    managed = [each for each in settings["managesResources"] if each != key]
    membership = {
        **manager["membership"],
        "managerSettings": {**settings, "managesResources": managed},
    }
    return {**manager, "membership": membership}
