"""XERs of a few lines, written by hand, for what only other programs write."""

from collections.abc import Sequence
from pathlib import Path

from understudy.server.apis.kazinex.schedule import read
from understudy.server.apis.kazinex.schedule.model import Schedule

HEADER = "ERMHDR\t20.12\t2026-01-05\tProject\tADMIN\tuser\tdb\tPM\tUSD"
PROJECT = ("%T\tPROJECT", "%F\tproj_id\tproj_short_name", "%R\t1\tP1")
COLUMNS = ("task_id", "proj_id", "task_code", "task_name", "target_drtn_hr_cnt")


def xer(*lines: str, end: str = "\n") -> str:
    """Return an XER of these lines between header and end."""
    return end.join((HEADER, *lines, "%E", ""))


def tasks(*rows: Sequence[str], columns: Sequence[str] = COLUMNS) -> tuple[str, ...]:
    """Return the lines of a table of tasks."""
    heading = ("%T\tTASK", "\t".join(("%F", *columns)))
    return (*heading, *("\t".join(("%R", *row)) for row in rows))


def reading(text: str | bytes, folder: Path, charset: str | None = None) -> Schedule:
    """Return what is read of a file with this text, in UTF-8, or with these octets."""
    file = folder / "schedule"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read(file, charset)
