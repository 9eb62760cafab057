"""Tells the format of a file by its content, and reads it."""

import re
from collections.abc import Callable
from os import PathLike
from pathlib import Path

from understudy.server.apis.kazinex.schedule.bounds import MOST_OCTETS
from understudy.server.apis.kazinex.schedule.encoding import Source, declared, decoded
from understudy.server.apis.kazinex.schedule.failures import Unreadable
from understudy.server.apis.kazinex.schedule.model import Schedule
from understudy.server.apis.kazinex.schedule.mspdi.reader import read_mspdi
from understudy.server.apis.kazinex.schedule.p6xml.reader import read_p6xml
from understudy.server.apis.kazinex.schedule.xer.lines import MAGIC
from understudy.server.apis.kazinex.schedule.xer.reader import read_xer

# Enough to see what stands at the root of an XML file, behind a comment or two.
HEAD = 8 * 1024
ROOT = re.compile(r"<(?:[\w.-]+:)?(\w+)[\s>/]")
READERS = {"Project": read_mspdi, "APIBusinessObjects": read_p6xml}
# Files that people take for a schedule, by how they begin.
OTHERS = {
    b"PK\x03\x04": "is a ZIP archive: unpack it, and send the .xer or .xml in it",
    b"\xd0\xcf\x11\xe0": "is a Microsoft Project .mpp: save it as XML in Microsoft Project",
    b"\x1f\x8b": "is compressed: unpack it first",
    b"%PDF": "is a PDF: export the schedule as .xer or .xml",
}


def read(path: str | PathLike[str], charset: str | None = None) -> Schedule:
    """Return the schedule in a file: Primavera XER, P6 XML or Microsoft Project XML (MSPDI).

    The content tells which, not the name. `charset` is how an XER's text is encoded, as in
    `windows-1251`, since no XER says; without it a byte order mark is believed, then strict UTF-8,
    then Windows-1252 with what it lacks replaced. XML declares its own.

    Shapes and units: `model`. Unreadable, in words for who sent the file and with its line or
    element, where it is no schedule, has no activities, is damaged, or holds more than is sane
    (`bounds`). Everything else is mended and told in `Schedule.warnings`.

    Blocks, so it belongs into a worker: 50,000 activities with 90,000 relations in an XER of 12 MB
    take about half a second.
    """
    file = Path(path)
    if file.stat().st_size > MOST_OCTETS:
        raise Unreadable(f"The file is larger than {MOST_OCTETS // 1024 // 1024} MiB")
    octets = file.read_bytes()
    reader = _reader_of(octets)
    source = decoded(octets, charset if reader is read_xer else declared(octets))
    # Text and octets of a large file need not be held at once.
    del octets
    return reader(source)


def _reader_of(octets: bytes) -> Callable[[Source], Schedule]:
    """Return what reads these octets; Unreadable tells what else they are."""
    if not octets or octets.isspace():
        raise Unreadable("The file is empty")
    for magic, reason in OTHERS.items():
        if octets.startswith(magic):
            raise Unreadable(f"The file {reason}")
    head = decoded(octets[:HEAD]).text.lstrip()
    if head.startswith(MAGIC):
        return read_xer
    if head.startswith("<") and (reader := READERS.get(_root(head))):
        return reader
    raise Unreadable(
        "The file is no schedule: it begins neither with ERMHDR (Primavera XER), nor as XML with"
        " Project (Microsoft Project) or APIBusinessObjects (P6)"
    )


def _root(head: str) -> str:
    """Return the local name of an XML's first element."""
    bare = re.sub(r"<!--.*?-->", "", head, flags=re.DOTALL)
    found = ROOT.search(bare)
    return found[1] if found else ""
