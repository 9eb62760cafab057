"""Reads an uploaded file in a worker process, and computes what is stored of it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, NamedTuple

from understudy.api import Doc, Invalid, OrgStore, Overrun, TooLarge, Upload, Work
from understudy.server.apis.kazinex.activity import row_of
from understudy.server.apis.kazinex.analysis import analysed, quality_of
from understudy.server.apis.kazinex.content import Content, content_of
from understudy.server.apis.kazinex.packing import expanded
from understudy.server.apis.kazinex.schedule import Unreadable, read
from understudy.server.apis.kazinex.schedule.critical_path import scheduled
from understudy.server.apis.kazinex.schedule.model import Activity, Schedule

FORMATS = {"xer": ("xer",), "xml": ("mspdi", "p6xml")}
SECONDS, MEGABYTES = 20, 500
BOUNDS = {"seconds": SECONDS, "megabytes": MEGABYTES}
# A `maxLength` in the spec would say it, and clients in Go would not compile.
LARGEST = 16 * 1024 * 1024


class Kept(NamedTuple):
    """The file of a revision, as it is stored."""

    file: str
    charset: str | None


def kept_of(org: OrgStore, revision: Doc | None) -> Kept | None:
    """Return the stored file of a revision."""
    if revision is None:
        return None
    stored = org.files.get(revision["id"])
    return Kept(stored["_file"], stored["_charset"])


async def read_upload(
    upload: Upload,
    charset: str | None,
    baseline: Kept | None,
    settings: Mapping[str, Any],
    work: Work,
) -> Content:
    """Return the content of an uploaded file; Invalid tells what is wrong with it, and where."""
    ending = upload.filename.rpartition(".")[2].lower()
    if "." not in upload.filename or ending not in FORMATS:
        raise Invalid("must be called .xer or .xml", "file")
    if upload.size > LARGEST:
        raise TooLarge(f"must be at most {LARGEST} bytes long", "file")
    given = (str(upload.path), charset, baseline, settings)
    try:
        content = await work(parse, *given, **BOUNDS)
    except Overrun:
        # No file that somebody plans with takes that much: it was made to.
        text = f"cannot be read within {SECONDS} seconds and {MEGABYTES} MB"
        raise Invalid(text, "file") from None
    if content.format not in FORMATS[ending]:
        raise Invalid(f"is called .{ending}, and is no such file", "file")
    return content


def parse(
    path: str, charset: str | None, baseline: Kept | None, settings: Mapping[str, Any]
) -> Content:
    """Return the content of a file, or raise Invalid; a worker calls it."""
    try:
        schedule = read(Path(path), charset)
    except Unreadable as problem:
        raise Invalid(str(problem)) from problem
    activities = own_activities(schedule)
    computed = scheduled(schedule)
    was_scheduled = any(each.total_float_minutes is not None for each in activities)
    projects = {each.id: each for each in schedule.projects if was_scheduled}
    rows = [
        row_of(each, computed.times.get(each.id), projects.get(each.project_id))
        for each in activities
    ]
    before = _read_kept(baseline) if baseline else None
    analysis = analysed(schedule, computed, places_of(activities), before, settings)
    return content_of(schedule.format, rows, Path(path).read_bytes(), charset, analysis)


def judge(revision: Kept, baseline: Kept | None, settings: Mapping[str, Any]) -> Doc:
    """Return the quality of a stored file beside that of a baseline; a worker calls it."""
    schedule = _read_kept(revision)
    places = places_of(own_activities(schedule))
    before = _read_kept(baseline) if baseline else None
    return quality_of(schedule, scheduled(schedule), places, before, settings)


def own_activities(schedule: Schedule) -> list[Activity]:
    """Return the activities of a file but for those that only stand at the far end of links."""
    stubs = {project.id for project in schedule.projects if project.is_stub}
    return [each for each in schedule.activities if each.project_id not in stubs]


def places_of(activities: Sequence[Activity]) -> dict[str, int]:
    """Return where the row of each activity stands, by its id in the file."""
    return {each.id: place for place, each in enumerate(activities)}


def _read_kept(kept: Kept) -> Schedule:
    with NamedTemporaryFile() as file:
        file.write(expanded(kept.file))
        file.flush()
        return read(file.name, kept.charset)


def plain_name(filename: str) -> str:
    """Return what a file was called, without the folders that some clients send along."""
    return filename.replace("\\", "/").rpartition("/")[2]
