"""What is kept of an uploaded file: its activities in blocks, what was computed, and the file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from understudy.api import Doc, OrgStore
from understudy.server.apis.kazinex.activity import CODE, STATUS_AT, Row
from understudy.server.apis.kazinex.analysis import Analysis
from understudy.server.apis.kazinex.name import id_at
from understudy.server.apis.kazinex.packing import BLOCK, block_id, compressed, packed, unpacked


@dataclass(frozen=True)
class Content:
    """A file as it is stored: texts that `packed` and `compressed` made.

    `basis` is what its quality was computed by and beside which baseline.
    """

    format: str
    count: int
    blocks: Sequence[str]
    columns: str
    file: str
    charset: str | None
    analysis: Analysis
    basis: Doc | None = None


def content_of(
    kind: str, rows: Sequence[Row], octets: bytes, charset: str | None, analysis: Analysis
) -> Content:
    """Return what is kept of a file of this kind, whose activities have these rows."""
    blocks = [packed(rows[first : first + BLOCK]) for first in range(0, len(rows), BLOCK)]
    columns = packed([[row[at] for row in rows] for at in (STATUS_AT, CODE)])
    return Content(kind, len(rows), blocks, columns, compressed(octets), charset, analysis)


def puts_of(schedule_id: str, content: Content, computed_at: str) -> Iterator[tuple[str, Doc]]:
    """Yield the documents in which a file is stored, with what was computed of it."""
    computed = content.analysis
    yield (
        "files",
        {
            "id": schedule_id,
            "_file": content.file,
            "_charset": content.charset,
            "_columns": content.columns,
            "_load_count": computed.load_count,
            "_weeks": computed.weeks,
            "_basis": content.basis,
            "_quality": computed_quality(schedule_id, computed.quality, computed_at),
        },
    )
    for name, blocks in (("activities", content.blocks), ("loads", computed.loads)):
        for number, block in enumerate(blocks):
            key = block_id(schedule_id, number)
            yield name, {"id": key, "_schedule": schedule_id, "_rows": block}


def computed_quality(schedule_id: str, quality: Doc, computed_at: str) -> Doc:
    """Return the quality of a revision as it is shown, its places as ids of activities."""
    checks = [
        {**check, "findings": [_shown_finding(each, schedule_id) for each in check["findings"]]}
        for check in quality["checks"]
    ]
    return {"schedule_id": schedule_id, **quality, "checks": checks, "computed_at": computed_at}


def _shown_finding(finding: int | str, schedule_id: str) -> str:
    return id_at("act", schedule_id, finding) if isinstance(finding, int) else finding


def row_at(org: OrgStore, revision: Doc, place: int) -> Row:
    """Return the row at a place of a revision."""
    found: Row = block_of(org, revision, place // BLOCK)[place % BLOCK]
    return found


def rows_at(
    org: OrgStore, revision: Doc, places: Sequence[int], of: str = "activities"
) -> Iterator[tuple[int, Row]]:
    """Yield the rows at these places of a revision, which ascend, with the places."""
    at, block = -1, []
    for place in places:
        if place // BLOCK != at:
            at = place // BLOCK
            block = block_of(org, revision, at, of)
        yield place, block[place % BLOCK]


def places_with(
    org: OrgStore, revision: Doc, status: str | None, code: str | None
) -> Sequence[int]:
    """Return the places of the activities of a revision that have this status and this code."""
    if status is None and code is None:
        return range(revision["activity_count"])
    statuses, codes = unpacked(org.files.get(revision["id"])["_columns"])
    return [
        place
        for place, both in enumerate(zip(statuses, codes, strict=True))
        if status in (None, both[0]) and code in (None, both[1])
    ]


def puts_of_row(org: OrgStore, revision: Doc, place: int, row: Row) -> Iterator[tuple[str, Doc]]:
    """Yield the documents that change where another row takes a place."""
    key = block_id(revision["id"], place // BLOCK)
    block = block_of(org, revision, place // BLOCK)
    block[place % BLOCK] = row
    yield "activities", {**org.activities.get(key), "_rows": packed(block)}
    file = org.files.get(revision["id"])
    columns = unpacked(file["_columns"])
    for column, at in zip(columns, (STATUS_AT, CODE), strict=True):
        column[place] = row[at]
    yield "files", {**file, "_columns": packed(columns)}


def block_of(org: OrgStore, revision: Doc, number: int, of: str = "activities") -> list[Any]:
    """Return the rows of a block."""
    stored = org[of].get(block_id(revision["id"], number))
    rows: list[Any] = unpacked(stored["_rows"])
    return rows
