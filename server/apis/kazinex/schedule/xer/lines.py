"""The lines of an XER: a header, and tables of rows, whose marker begins the line."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from understudy.server.apis.kazinex.schedule.bounds import MOST_COLUMNS, MOST_LINES, MOST_TABLES
from understudy.server.apis.kazinex.schedule.failures import Unreadable
from understudy.server.apis.kazinex.schedule.xer.columns import MOST_ROWS

MAGIC = "ERMHDR"
MARKERS = ("%T", "%F", "%R", "%E")
ROW = "%R\t"
# The most frequent first: of a hundred thousand lines all but a few are rows.
BEGINNINGS = (ROW, "%F\t", "%T\t", "%E\t")


@dataclass(slots=True)
class Table:
    """Rows under one `%F`: each with the number of its line, and its text after the marker.

    `most` is how many rows of this name may still come, None where nobody reads them.
    """

    name: str
    columns: list[str]
    most: int | None = None
    rows: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class Content:
    """What an XER's lines say; a table that comes twice is there twice."""

    header: list[str]
    tables: list[Table] = field(default_factory=list)
    is_ended: bool = False


def content_of(text: str) -> Content:
    """Return header and tables; Unreadable names the line that makes no sense."""
    if max(text.count("\n"), text.count("\r")) > MOST_LINES:
        raise Unreadable(f"The file has more than {MOST_LINES:,} lines")
    source = joined(lines_of(text))
    _, first = next(source, (1, ""))
    if not first.startswith(MAGIC):
        raise Unreadable(f"Line 1: an XER begins with {MAGIC}")
    content = Content(first.partition("\n")[0].split("\t", MOST_COLUMNS))
    table: Table | None = None
    for number, line in source:
        if table is not None and table.most and line.startswith(ROW):
            table.rows.append((number, line[len(ROW) :]))
            table.most -= 1
            continue
        marker, _, rest = line.partition("\t")
        if marker == "%T":
            table = Table(rest.strip(), [])
        elif marker == "%E":
            content.is_ended = True
            break
        elif table is None:
            raise Unreadable(f"Line {number}: stands before any table (%T)")
        elif marker == "%F":
            table = Table(table.name, _columns(number, rest), _room(content, table.name))
            content.tables.append(table)
            if len(content.tables) > MOST_TABLES:
                raise Unreadable(f"Line {number}: more than {MOST_TABLES:,} tables are not read")
        else:
            _add_row(table, number, rest)
    return content


def lines_of(text: str) -> list[str]:
    """Return the lines.

    Only line feed, carriage return and both end a line: `splitlines` would also split names at
    form feeds, at U+0085 and the like.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if not lines[-1]:
        del lines[-1]
    return lines


def joined(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield lines that have a marker with their numbers, those after them that have none joined on.

    Somebody typed a newline into a name. The first line, the header, has none.
    """
    number, parts = 1, [""]
    for at, line in enumerate(lines, start=1):
        if line.startswith(BEGINNINGS) or line in MARKERS:
            yield number, parts[0] if len(parts) == 1 else _one(parts)
            number, parts = at, [line]
        elif parts == [""]:
            number, parts = at, [line]
        else:
            parts.append(line)
    yield number, _one(parts)


def _one(parts: list[str]) -> str:
    # Empty lines between rows, and after the last one, belong to no name.
    return parts[0] if len(parts) == 1 else "\n".join(parts).rstrip("\n")


def _columns(number: int, rest: str) -> list[str]:
    columns = [name.strip() for name in rest.split("\t", MOST_COLUMNS)]
    if len(columns) > MOST_COLUMNS:
        raise Unreadable(f"Line {number}: more than {MOST_COLUMNS:,} columns are not read")
    return columns


def _room(content: Content, name: str) -> int | None:
    """Return how many rows of a table there may still be; a table may come twice."""
    if name not in MOST_ROWS:
        return None
    return MOST_ROWS[name] - sum(len(each.rows) for each in content.tables if each.name == name)


def _add_row(table: Table, number: int, rest: str) -> None:
    if not table.columns:
        raise Unreadable(f"Line {number}: a row of {table.name} before its columns (%F)")
    # Rows of tables that nobody reads are not kept.
    if table.most is None:
        return
    if not table.most:
        most = MOST_ROWS[table.name]
        raise Unreadable(f"Line {number}: more than {most:,} rows of {table.name} are not read")
    table.rows.append((number, rest))
    table.most -= 1
