"""Writes Kazinex Planner's demo schedules: `python -m tests.server.kazinex.write_schedules`.

The files are written by the project's own writer, then read as an upload is, and what is stored of
an upload is the fixture.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.server.kazinex.demo import clean, faulty, terminal
from tests.server.kazinex.demo.plan import schedule
from tests.server.kazinex.harbour import FERRY, FILES, HARBOUR, NORTH, RIDGE, TUNNEL

from understudy.catalog import find
from understudy.server.apis.kazinex.content import Content, puts_of
from understudy.server.apis.kazinex.packing import compressed
from understudy.server.apis.kazinex.quality import basis_of
from understudy.server.apis.kazinex.schedule import write_mspdi, write_xer
from understudy.server.apis.kazinex.schedule.model import Schedule
from understudy.server.apis.kazinex.upload import Kept, parse

PRELIMINARY = tuple(row for row in clean.ROWS if row.wbs in ("11", "12"))
FIXTURES = ("schedules", "activities", "loads", "files", "baselines")
SETTINGS = {"high_duration_days": 14.0}


@dataclass(frozen=True)
class Revision:
    """A revision of the demo data, and what is in its file."""

    org: str
    project: str
    id: str
    number: int
    filename: str
    role: str
    uploaded_at: str
    made: Callable[[], Schedule]

    def octets(self) -> bytes:
        """Return the file."""
        written = write_mspdi if self.filename.endswith(".xml") else write_xer
        return written(self.made())

    def content(self) -> Content:
        """Return what is stored of the file, as of an upload beside the baseline."""
        with TemporaryDirectory() as folder:
            path = Path(folder, self.filename)
            path.write_bytes(self.octets())
            baseline = self.beside()
            kept = baseline and Kept(compressed(baseline.octets()), None)
            basis = basis_of(SETTINGS, baseline and {"id": baseline.id})
            return replace(parse(str(path), None, kept, SETTINGS), basis=basis)

    def beside(self) -> "Revision | None":
        """Return the baseline of its project; none where it is that itself."""
        rows = [row for row in REVISIONS if row.project == self.project and row != self]
        return next((row for row in rows if row.role == "baseline"), None)


REVISIONS = (
    Revision(
        *(HARBOUR, NORTH, "sched_01HZ41", 1, "north-harbour-r1.xer", "archived"),
        "2025-02-03T09:30:00Z",
        partial(schedule, PRELIMINARY, 0, clean.TITLE, clean.WBS),
    ),
    Revision(
        *(HARBOUR, NORTH, "sched_01HZ42", 2, "north-harbour-r2.xer", "archived"),
        "2025-03-10T09:30:00Z",
        partial(schedule, clean.ROWS, 25, clean.TITLE, clean.WBS),
    ),
    Revision(
        *(HARBOUR, NORTH, "sched_01HZ43", 3, "north-harbour-r3.xer", "baseline"),
        "2025-04-14T09:30:00Z",
        clean.clean,
    ),
    Revision(
        *(HARBOUR, NORTH, "sched_01HZ44", 4, "north-harbour-r4.xer", "none"),
        "2025-05-12T09:30:00Z",
        partial(schedule, clean.ROWS, 66, clean.TITLE, clean.WBS),
    ),
    Revision(
        *(HARBOUR, NORTH, "sched_01HZ45", 5, "north-harbour-r5.xer", "current"),
        "2025-06-16T09:30:00Z",
        faulty.faulty,
    ),
    Revision(
        *(HARBOUR, FERRY, "sched_01HZ71", 1, "ferry-terminal.xml", "current"),
        "2025-03-03T09:05:00Z",
        terminal.fit_out,
    ),
    Revision(
        *(RIDGE, TUNNEL, "sched_01J0A1", 1, "summit-tunnel.xer", "current"),
        "2025-02-10T08:30:00Z",
        terminal.tunnel,
    ),
)


DAMAGED = "damaged.xer"


def damaged() -> bytes:
    """Return a file with a row that has more values than its table has columns."""
    lines = write_xer(terminal.tunnel()).split(b"\r\n")
    number = next(at for at, line in enumerate(lines) if b"T120" in line)
    lines[number] += b"\tone\ttoo\tmany" * 20
    return b"\r\n".join(lines)


def main() -> None:
    """Write the files, and the fixtures that hold what is stored of them."""
    FILES.mkdir(exist_ok=True)
    for revision in REVISIONS:
        (FILES / revision.filename).write_bytes(revision.octets())
    (FILES / DAMAGED).write_bytes(damaged())
    for name, content in fixtures().items():
        path = find("kazinex").fixtures / f"{name}.json"
        path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")


def fixtures() -> dict[str, dict[str, list[Any]]]:
    """Return what each fixture holds, by organization."""
    found: dict[str, dict[str, list[Any]]] = {name: {HARBOUR: [], RIDGE: []} for name in FIXTURES}
    for revision in REVISIONS:
        for name, document in documents_of(revision):
            found[name][revision.org].append(document)
    return found


def documents_of(revision: Revision) -> Iterator[tuple[str, Any]]:
    """Yield the documents in which a revision is stored."""
    content = revision.content()
    yield (
        "schedules",
        {
            "id": revision.id,
            "revision": revision.number,
            "filename": revision.filename,
            "format": content.format,
            "role": revision.role,
            "activity_count": content.count,
            "uploaded_at": revision.uploaded_at,
            "_project": revision.project,
        },
    )
    yield from puts_of(revision.id, content, revision.uploaded_at)
    if revision.role == "baseline":
        yield "baselines", baseline(revision)


def baseline(revision: Revision) -> dict[str, Any]:
    """Return what marks a revision as the baseline."""
    return {
        "id": revision.id.replace("sched", "base"),
        "project_id": revision.project,
        "schedule_id": revision.id,
        "revision": revision.number,
        "marked_at": "2025-04-14T10:00:00Z",
    }


if __name__ == "__main__":
    main()
