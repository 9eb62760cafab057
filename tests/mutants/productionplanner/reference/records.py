"""How things are kept: ids, timestamps, projects, and the shelves of what lies below them."""

from tests.mutants.productionplanner.reference.call import Call
from tests.mutants.productionplanner.reference.world import Doc


class Records:
    """Reads and writes the world's data."""

    def new_id(self, call: Call, prefix: str) -> str:
        """Return an id that is used nowhere else."""
        return f"{prefix}_{call.world.hexadecimal(20)}"

    def stamp(self, call: Call) -> str:
        """Return the present instant as the API writes it."""
        return call.world.now().strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"

    def author(self, call: Call) -> str:
        """Return what `createdBy` records."""
        return f"api:{call.key.id}"

    def keep_project(self, call: Call, project: Doc) -> Doc:
        """Store a new project."""
        call.world.projects[project["id"]] = project
        return project

    def change(self, call: Call, project: Doc, changes: Doc) -> Doc:
        """Change fields of a project, which moves it to the head of the list."""
        project.update(changes)
        self.touch(call, project)
        return project

    def touch(self, call: Call, project: Doc) -> None:
        """Mark a project as updated now."""
        project["updatedAt"] = self.stamp(call)
        project["_write"] = call.world.next_write()

    def shelf(self, call: Call, project: Doc, kind: str, day: str = "") -> str:
        """Name the place where the things of one kind of one project lie."""
        return f"{project['id']} {kind} {day}".strip()

    def items(self, call: Call, project: Doc, kind: str, day: str = "") -> list[Doc]:
        """Return the things of one kind of one project, oldest first."""
        return call.world.shelves.setdefault(self.shelf(call, project, kind, day), [])

    def add(self, call: Call, project: Doc, kind: str, item: Doc, day: str = "") -> Doc:
        """Store a thing below a project."""
        self.items(call, project, kind, day).append(item)
        return item

    def has_date(self, call: Call, project: Doc, day: str) -> bool:
        """Tell whether the project has this day already."""
        return any(entry["date"] == day for entry in project["dates"])

    def add_date(self, call: Call, project: Doc, entry: Doc) -> list[Doc]:
        """Add a day to a project, which moves it to the head of the list."""
        self.change(call, project, {"dates": [*project["dates"], entry]})
        return list(project["dates"])
