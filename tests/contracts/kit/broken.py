"""Reports of deployments that break much: rules with evidence, operations that never succeed."""

from typing import Any

from tests.contracts.kit.reporting import KEPT, report, rule

from understudy.contracts.kit.judge.served import Served, Sight
from understudy.contracts.kit.report.evidence import Evidence, Message
from understudy.contracts.kit.report.report import Report, Row
from understudy.contracts.kit.talk.operations import Operation
from understudy.reference.rules import Level, RuleText

LIST = Operation("list_tasks", "GET", "/projects/{projectId}/tasks")
ADD = Operation("add_task", "POST", "/projects/{projectId}/tasks")
INFO = Operation("get_info", "GET", "/info")
NOTE = Operation("add_note", "POST", "/notes")
SERVED = (
    Served(LIST, 404, None),
    Served(ADD, 404, None),
    Served(INFO, 200, Sight.THING),
    Served(NOTE, 200, Sight.THING),
)
LONG = (
    "A date that the project has already is refused, and changes nothing of the project or of any"
    " other; it does not matter in whose time zone it is"
)
CITATION = 'Add a date: "409 for a date that exists"; Status codes'


def told(
    name: str,
    operation: Operation | None,
    status: int,
    expected: str,
    level: Level = "must",
    reproducer: tuple[str, ...] | None = ("curl x",),
) -> Row:
    """Return the row of a rule that an answer shows broken."""
    got = f'{status} {{"status": "error"}}'
    path = operation.template if operation else "/elsewhere"
    line = f"{operation.method if operation else 'GET'} {path}"
    evidence = Evidence(
        operation,
        status,
        expected,
        got,
        Message(line, (("Authorization", "Bearer $PP_KEY"),), '{\n  "name": "<b>"\n}'),
        Message(str(status), (("content-type", "application/json"),), '{\n  "status": "error"\n}'),
    )
    why = f"{line}: expected {expected}; got {got}"
    return Row(rule(name, level), "broken", 2, why, reproducer, evidence=evidence)


def unrelated(count: int) -> tuple[Row, ...]:
    """Return rules with long sentences, each broken in a way of its own, by ten long lines."""
    rows = []
    for number in range(count):
        found = told(
            f"PP-LONG-{number:02}", NOTE, 200, f"shape {number}", reproducer=("x" * 150,) * 10
        )
        text = RuleText(found.rule.id, LONG, CITATION, "must")
        rows.append(Row(text, "broken", 2, found.why, found.reproducer, evidence=found.evidence))
    return tuple(rows)


def missing(count: int) -> tuple[Row, ...]:
    """Return rules that a missing route breaks."""
    return tuple(told(f"PP-GONE-{number:02}", ADD, 404, "201") for number in range(count))


def deployment(*rows: Row, **more: Any) -> Report:
    """Return the report of a deployment that has no tasks."""
    left = tuple(f"p_{number:020}" for number in range(45))
    return report(*rows, KEPT, served=SERVED, left_behind=left, **more)
