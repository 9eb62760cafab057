"""An XML file as a stream of records: elements with what stands in them, let go once they are read.

Nothing is kept of a file but the elements that are open, so memory is flat. Entities, which can
grow a kilobyte to gigabytes, and document types, which can read other files, are refused.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from understudy.server.apis.kazinex.schedule.bounds import (
    DEEPEST,
    MOST_ATTRIBUTES,
    MOST_TAGS,
    MOST_TEXT,
)
from understudy.server.apis.kazinex.schedule.failures import Unreadable

# Expat begins an unfinished text anew with each piece: small pieces of a long one take for ever.
CHUNK = 1024 * 1024
# ElementTree has expat write a name as its namespace, this, and its local name.
SEPARATOR = "}"
NIL = f"http://www.w3.org/2001/XMLSchema-instance{SEPARATOR}nil"


@dataclass(slots=True)
class Record:
    """An element: the texts of its simple children, the first of each, and its other children.

    A child without text, or that is nil, has no text here. `line` is that of its first child.
    """

    name: str
    line: int
    texts: dict[str, str] = field(default_factory=dict)
    parts: list["Record"] = field(default_factory=list)

    def of(self, name: str) -> list["Record"]:
        """Return the children of this name that have children."""
        return [part for part in self.parts if part.name == name]

    def within(self, *path: str) -> list["Record"]:
        """Return what stands at the end of a path of names."""
        found = [self]
        for name in path:
            found = [part for each in found for part in each.of(name)]
        return found


# Takes a record whose name is one of those that were asked for, and the records around it.
Taker = Callable[[Record, list[Record]], None]


class Stream:
    """What the parser tells: it builds records, and hands over those that were asked for.

    Most elements hold a text alone: an element becomes a record when another begins within it.
    """

    def __init__(self, takers: Mapping[str, Taker], kept: frozenset[str]) -> None:
        self._takers = takers
        self._kept = kept
        self.parser: Any = None
        self._open: list[Record] = []
        # The element that may yet be a text alone, and its text so far.
        self._leaf: str | None = None
        self._text: list[str] = []
        self._length = 0
        self._is_nil = False
        self._names: dict[str, str] = {}
        self.root: Record | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        if self._leaf is not None:
            self._promote(self._leaf)
        name = self._names.get(tag)
        if name is None:
            # Namespaces change with product and version.
            name = self._names[tag] = tag.rpartition(SEPARATOR)[2]
        self._leaf = name
        self._text = []
        self._length = 0
        self._is_nil = bool(attributes) and attributes.get(NIL) in ("true", "1")

    def _promote(self, name: str) -> None:
        """Make the open element one that holds others."""
        self._open.append(Record(name, self.parser.CurrentLineNumber))
        if len(self._open) > DEEPEST:
            raise Unreadable(f"{self._place(name)} stands in more than {DEEPEST} others")

    def data(self, text: str) -> None:
        """Take a piece of text; between elements there are blanks alone."""
        if self._leaf is None:
            return
        self._text.append(text)
        self._length += len(text)
        if self._length > MOST_TEXT:
            place = self._place(self._leaf)
            raise Unreadable(f"{place} has more than {MOST_TEXT:,} characters of text")

    def end(self, _tag: str) -> None:
        """Close an element: it is a text of the one around it, or a part, or is handed over."""
        if self._leaf is None:
            self._close(self._open.pop())
            return
        if not self._open:
            self.root = Record(self._leaf, self.parser.CurrentLineNumber)
        elif not self._is_nil and (text := "".join(self._text).strip()):
            self._open[-1].texts.setdefault(self._leaf, text)
        self._leaf = None

    def _close(self, record: Record) -> None:
        if not self._open:
            self.root = record
        elif taker := self._takers.get(record.name):
            taker(record, self._open)
        elif record.name in self._kept:
            self._open[-1].parts.append(record)

    def close(self) -> None:
        """End; ElementTree's parsers ask for it."""

    def _place(self, name: str) -> str:
        """Return where the parser is, as messages say it."""
        return f"Line {self.parser.CurrentLineNumber}: <{name}>"


def read_elements(text: str, takers: Mapping[str, Taker], kept: frozenset[str]) -> Record:
    """Return the root of an XML file, with the parts that are kept and not taken.

    Unreadable names line and element of what is no XML, is refused, or that a taker refuses.
    """
    if text.count("<") > MOST_TAGS:
        raise Unreadable(f"The file has more than {MOST_TAGS:,} XML tags")
    if text.count("=") > MOST_ATTRIBUTES:
        raise Unreadable(f"The file has more than {MOST_ATTRIBUTES:,} XML attributes")
    stream = Stream(takers, kept)
    parser = DefusedXMLParser(target=stream, forbid_dtd=True)
    stream.parser = parser.parser
    _listen(parser.parser, stream)
    try:
        for begin in range(0, len(text), CHUNK):
            parser.feed(text[begin : begin + CHUNK])
        parser.close()
    except ParseError as error:
        line, column = error.position
        # Expat's words come with the place, which is told already.
        why = str(error).partition(":")[0]
        raise Unreadable(f"Line {line}, column {column + 1}: the XML is damaged ({why})") from None
    except DefusedXmlException:
        line = parser.parser.CurrentLineNumber
        raise Unreadable(f"Line {line}: document types and entities are not read") from None
    return cast("Record", stream.root)


def _listen(expat: Any, stream: Stream) -> None:
    """Have the parser tell the stream itself: through ElementTree's methods it takes twice as long.

    What refuses entities and document types stays as defusedxml has set it.
    """
    expat.ordered_attributes = False
    expat.StartElementHandler = stream.start
    expat.EndElementHandler = stream.end
