"""Schedule files, read as simply as can be: what activities are in them."""

import re

from tests.mutants.kazinex.reference.call import Call, Refusal
from tests.mutants.kazinex.reference.world import Doc

STATUS = {"TK_NotStart": "Not Started", "TK_Active": "In Progress", "TK_Complete": "Completed"}
PART = re.compile(rb'name="file"; filename="([^"]*)".*?\r\n\r\n(.*?)\r\n--', re.DOTALL)


class Files:
    """Finds the file of a form, and the activities in it."""

    def read(self, call: Call) -> tuple[str, str, list[Doc]]:
        """Return the name of the uploaded file, its format, and its activities."""
        found = PART.search(call.body)
        if found is None:
            raise Refusal(400, "file is required")
        name, content = found[1].decode("utf-8", "replace"), found[2].decode("utf-8", "replace")
        kind = name.rpartition(".")[2].lower()
        if kind not in ("xer", "xml"):
            raise Refusal(400, "the file is an .xer or an .xml")
        activities = self.of_xer(content) if kind == "xer" else self.of_xml(content)
        if not activities:
            raise Refusal(400, "the file has no activities")
        return name, kind, [{"id": call.world.ident("act"), **each} for each in activities]

    def of_xer(self, content: str) -> list[Doc]:
        """Return the rows of the table TASK."""
        if not content.startswith("ERMHDR"):
            raise Refusal(400, "line 1: no ERMHDR")
        table, columns, found = "", list[str](), list[Doc]()
        for mark, *values in (line.split("\t") for line in content.splitlines()):
            if mark == "%T":
                table = values[0]
            elif mark == "%F":
                columns = values
            elif mark == "%R" and table == "TASK":
                found.append(self.activity(dict(zip(columns, values, strict=False))))
        return found

    def activity(self, row: dict[str, str]) -> Doc:
        """Return an activity."""
        return {
            "task_code": row.get("task_code", ""),
            "activity_name": row.get("task_name", ""),
            "activity_type": row.get("task_type", ""),
            "status": STATUS.get(row.get("status_code", ""), "Not Started"),
            "percent_complete": 0,
        }

    def of_xml(self, content: str) -> list[Doc]:
        """Return the tasks of an XML file."""
        names = re.findall(r"<(?:Task|Activity)>.*?<Name>([^<]*)</Name>", content, re.DOTALL)
        return [self.activity({"task_name": name}) for name in names]
