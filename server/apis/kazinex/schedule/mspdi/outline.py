"""The summary tasks above an MSPDI's tasks: its work breakdown, told by outline levels."""

from understudy.server.apis.kazinex.schedule.elements import Record
from understudy.server.apis.kazinex.schedule.fields import Fields, identifier
from understudy.server.apis.kazinex.schedule.model import Wbs

# Of the task that is the project itself.
PROJECT_TASK = "0"


class Outline:
    """Where in the breakdown the reader is; tasks come in the order in which people see them."""

    def __init__(self, project: str) -> None:
        self._project = project
        self._open: list[tuple[int, str]] = []
        self.nodes: list[Wbs] = []
        self.title: str | None = None

    def enter(self, record: Record, fields: Fields, *, is_summary: bool) -> str | None:
        """Return the summary above a task, and open the task itself where it is one."""
        if record.texts.get("UID") == PROJECT_TASK:
            self.title = fields.text(record, "Name")
            return None
        level = fields.whole(record, "OutlineLevel") or 1
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        above = self._open[-1][1] if self._open else None
        if is_summary:
            name = identifier(record, "UID")
            self.nodes.append(
                Wbs(
                    id=name,
                    project_id=self._project,
                    parent_id=above,
                    code=fields.text(record, "WBS"),
                    name=fields.text(record, "Name"),
                    guid=fields.text(record, "GUID"),
                )
            )
            self._open.append((level, name))
        return above
