"""What of a revision is stored packed, checked where a state is loaded or imported."""

import zlib
from collections.abc import Iterator
from typing import Any

from understudy.api import Doc, Documents, Invalid
from understudy.server.apis.kazinex.activity import FIELDS, shown_activity
from understudy.server.apis.kazinex.analysis import LOAD_FIELDS
from understudy.server.apis.kazinex.handlers.resources import shown_load
from understudy.server.apis.kazinex.packing import BLOCK as LENGTH
from understudy.server.apis.kazinex.packing import block_id, expanded, unpacked

TEXT, COUNT = {"type": "string"}, {"type": "integer", "minimum": 0}
OF_PROJECT = {"_project": TEXT}
BLOCK = {"_schedule": TEXT, "_rows": TEXT}
FILE = {
    "_file": TEXT,
    "_charset": {**TEXT, "nullable": True},
    "_columns": TEXT,
    "_load_count": COUNT,
    "_weeks": TEXT,
    "_basis": {"type": "object", "nullable": True},
    "_quality": {"$ref": "#/components/schemas/QualityResult"},
}
COLUMNS = {"type": "array", "items": {"type": "array", "items": {**TEXT, "nullable": True}}}
WEEKS = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "propertyNames": {"format": "date"},
        "additionalProperties": {"type": "number"},
    },
}
Shown = Iterator[tuple[str | dict[str, Any], Any]]


def revision_in(revision: Doc, org: Documents) -> Shown:
    """Refuse a revision whose file or blocks are not there."""
    key = revision["id"]
    file = org.get("files", {}).get(key)
    if file is None:
        raise Invalid("has no document in files")
    counts = {"activities": revision["activity_count"], "loads": file["_load_count"]}
    for collection, count in counts.items():
        for number in range(-(-count // LENGTH)):
            if block_id(key, number) not in org.get(collection, {}):
                raise Invalid(f"has no document {block_id(key, number)} in {collection}")
    yield from ()


def activities_in(block: Doc, org: Documents) -> Shown:
    """Yield the activities of a block."""
    revision = org.get("schedules", {}).get(block["_schedule"])
    if revision is None:  # Nobody can read it.
        return
    for place, row in placed(block, revision["activity_count"], len(FIELDS)):
        yield "Activity", shown_activity(row, revision, place)


def loads_in(block: Doc, org: Documents) -> Shown:
    """Yield the loads of a block."""
    revision = org.get("schedules", {}).get(block["_schedule"])
    file = org.get("files", {}).get(block["_schedule"])
    if revision is None or file is None:
        return
    for place, row in placed(block, file["_load_count"], len(LOAD_FIELDS) + 1):
        if not isinstance(row[0], int) or not 0 <= row[0] < revision["activity_count"]:
            raise Invalid("names an activity that is not there", "_rows")
        yield "ResourceLoad", shown_load(row, revision, place)


def file_in(file: Doc, org: Documents) -> Shown:
    """Yield what is packed beside the file of a revision, which must be whole."""
    opened(file, "_file", expanded)
    columns = opened(file, "_columns")
    yield COLUMNS, columns
    yield WEEKS, opened(file, "_weeks")
    revision = org.get("schedules", {}).get(file["id"])
    count = revision["activity_count"] if revision else None
    if count is not None and [len(each) for each in columns] != [count, count]:
        raise Invalid(f"must hold two columns of {count} values", "_columns")


def placed(block: Doc, count: int, width: int) -> Iterator[tuple[int, list[Any]]]:
    """Yield the rows of a block with their places; Invalid where they are not those it must have.

    `count` is how many rows there are in all blocks, `width` how many values in each.
    """
    _, _, digits = block["id"].rpartition("-")
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 9 else -1
    if block["id"] != block_id(block["_schedule"], number):
        raise Invalid("is no block of its revision")
    rows = opened(block, "_rows")
    first = number * LENGTH
    expected = max(0, min(LENGTH, count - first))
    if not isinstance(rows, list) or len(rows) != expected:
        raise Invalid(f"must hold {expected} rows", "_rows")
    for place, row in enumerate(rows, start=first):
        if not isinstance(row, list) or len(row) != width:
            raise Invalid(f"must hold rows of {width} values", "_rows")
        yield place, row


def opened(document: Doc, field: str, how: Any = unpacked) -> Any:
    """Return what a field holds packed."""
    try:
        return how(document[field])
    except (ValueError, zlib.error):
        raise Invalid("is damaged: it cannot be unpacked", field) from None
