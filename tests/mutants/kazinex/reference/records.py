"""Finds projects, and what stands in them, for whoever asks."""

from tests.mutants.kazinex.reference.call import Call, Refusal
from tests.mutants.kazinex.reference.world import Doc


class Records:
    """Reads and writes the world's data."""

    def projects(self, call: Call) -> list[Doc]:
        """Return the caller's projects, the newest first."""
        own = [each for each in call.world.projects if self.is_listed(call, each)]
        return self.ordered(call, own)

    def ordered(self, call: Call, projects: list[Doc]) -> list[Doc]:
        """Return projects in the order of the list."""
        by_id = sorted(projects, key=lambda each: str(each["id"]))
        return sorted(by_id, key=lambda each: str(each["created_at"]), reverse=True)

    def is_listed(self, call: Call, project: Doc) -> bool:
        """Tell whether a list of the caller's shows a project."""
        return self.owns(call, project) and not project["_gone"]

    def owns(self, call: Call, thing: Doc) -> bool:
        """Tell whether a thing is of the caller's organization."""
        return bool(thing["_org"] == call.organization)

    def project(self, call: Call) -> Doc:
        """Return the project that the path names, or refuse."""
        for each in call.world.projects:
            if each["id"] == call.project_id and not each["_gone"] and self.reaches(call, each):
                return each
        raise self.unknown(call, call.project_id)

    def reaches(self, call: Call, project: Doc) -> bool:
        """Tell whether the caller's ids name a project."""
        return self.owns(call, project)

    def unknown(self, call: Call, ident: str) -> Refusal:
        """Return the refusal of an id that nothing of the caller's has."""
        is_foreign = any(each["id"] == ident for each in call.world.projects)
        return self.foreign(call) if is_foreign else self.absent(call)

    def foreign(self, call: Call) -> Refusal:
        """Return the refusal of another organization's project."""
        return self.absent(call)

    def absent(self, call: Call) -> Refusal:
        """Return the refusal of an id that nothing has."""
        return Refusal(404, "there is no such thing", "not_found")

    def made(self, call: Call, name: str) -> Doc:
        """Store a new project."""
        project = new_project(self.ident(call), call.organization, name, call.world.instant())
        call.world.projects.append(project)
        return project

    def ident(self, call: Call) -> str:
        """Return the id of a new project."""
        return call.world.ident("proj")

    def one(self, call: Call, rows: list[Doc], ident: object) -> Doc:
        """Return the row with this id, or refuse."""
        found = next((each for each in rows if each["id"] == ident), None)
        if found is None:
            raise self.absent(call)
        return found

    def current(self, call: Call, project: Doc) -> Doc | None:
        """Return the schedule whose activities are shown: the current one, else the latest."""
        schedules = project["_schedules"]
        own = [each for each in schedules if each["role"] == "current"]
        return next(iter(own or schedules[::-1]), None)

    def activities(self, call: Call, project: Doc) -> list[Doc]:
        """Return the activities of that schedule."""
        schedule = self.current(call, project)
        return list(schedule["_activities"]) if schedule else []

    def keep(self, call: Call, project: Doc, name: str, kind: str, activities: list[Doc]) -> Doc:
        """Add a revision to a project."""
        schedules = project["_schedules"]
        role = "none" if any(each["role"] == "current" for each in schedules) else "current"
        schedule = {
            "id": call.world.ident("sched"),
            "revision": len(schedules) + 1,
            "filename": name,
            "format": kind,
            "role": role,
            "activity_count": len(activities),
            "uploaded_at": call.world.instant(),
            "_activities": activities,
        }
        schedules.append(schedule)
        return schedule

    def baselines(self, call: Call, project: Doc) -> list[Doc]:
        """Return who holds the baseline."""
        return [each for each in project["_schedules"] if each["role"] == "baseline"]

    def mark(self, call: Call, project: Doc, schedule: Doc) -> None:
        """Make a schedule the baseline."""
        self.demote(call, project)
        schedule["role"] = "baseline"

    def demote(self, call: Call, project: Doc) -> None:
        """Take the role from who holds it."""
        for each in self.baselines(call, project):
            each["role"] = "none"

    def webhooks(self, call: Call) -> list[Doc]:
        """Return the caller's webhooks."""
        return [each for each in call.world.webhooks if self.owns(call, each)]

    def reachable_webhooks(self, call: Call) -> list[Doc]:
        """Return the webhooks that the caller's ids name."""
        return self.webhooks(call)


def new_project(ident: str, org: str, name: str, created: str) -> Doc:
    """Return a project without schedules."""
    return {
        "id": ident,
        "name": name,
        "created_at": created,
        "_org": org,
        "_gone": False,
        "_schedules": [],
    }
