"""Which projects a caller reaches: one by its id, or all in the order of the list."""

from collections.abc import Iterable

from tests.mutants.productionplanner.reference.call import Call, Refusal
from tests.mutants.productionplanner.reference.world import Doc


class Scope:
    """Finds projects on behalf of the caller's organization."""

    def organization(self, call: Call) -> str:
        """Return the organization for which the call acts."""
        return call.key.organization.id

    def project(self, call: Call) -> Doc:
        """Return the project that the path names; 404 where the caller has none of this id."""
        project = self.candidate(call)
        if project is None or not self.owns(call, project) or not self.is_alive(project):
            raise self.not_found(call, project)
        return project

    def candidate(self, call: Call) -> Doc | None:
        """Return the project with the path's id, whoever owns it."""
        return call.world.projects.get(call.project_id)

    def owns(self, call: Call, project: Doc) -> bool:
        """Tell whether the project belongs to the organization for which the call acts."""
        return bool(project["orgId"] == self.organization(call))

    def is_alive(self, project: Doc) -> bool:
        """Tell whether the project is not soft-deleted."""
        return project["deletedAt"] is None

    def not_found(self, call: Call, project: Doc | None) -> Refusal:
        """Return the refusal; `project` is the one that the caller must not hear of, if any."""
        return Refusal(404, "Project not found")

    def listed(self, call: Call) -> list[Doc]:
        """Return the projects of the list, newest-updated first."""
        mine = [project for project in call.world.projects.values() if self.owns(call, project)]
        return self.ordered(project for project in mine if self.is_listed(project))

    def is_listed(self, project: Doc) -> bool:
        """Tell whether the list shows this project: archived ones, but no template."""
        return self.is_alive(project) and not project["_template"]

    def ordered(self, projects: Iterable[Doc]) -> list[Doc]:
        """Return projects, the newest update first; of one instant the later write first."""
        return sorted(projects, key=lambda p: (p["updatedAt"], p["_write"]), reverse=True)
