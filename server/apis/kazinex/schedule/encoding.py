"""Octets of a file to text: no XER says how it is encoded."""

import codecs
import re
from dataclasses import dataclass

from understudy.server.apis.kazinex.schedule.failures import Unreadable

# The longer first: the mark of UTF-32 begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What P6 writes where nobody chose otherwise.
FALLBACK = "cp1252"
DECLARATION = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
# Python knows more codecs, of which some are no charsets and some take quadratic time.
CHARSETS = re.compile(
    r"ascii|utf-(8|16|32)(-[lb]e)?|utf-8-sig|(cp|windows-)\d{3,4}|iso8859-\d+|koi8-[rut]"
    r"|mac-[a-z]+|gb2312|gbk|gb18030|big5(hkscs)?|shift_jis|euc_(jp|kr)|johab|hz|tis-620"
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text, the encoding that gave it, and a warning where octets fit no character."""

    text: str
    encoding: str
    warning: str | None = None


def decoded(octets: bytes, charset: str | None = None) -> Source:
    """Return the text of octets.

    A mark at the beginning is believed, and text in two octets a letter; else the charset that was
    named, else strict UTF-8, else Windows-1252. Unreadable for a charset that is none.
    """
    named = _known(charset) if charset else None
    for mark, encoding in MARKS:
        if octets.startswith(mark):
            return _mended(octets[len(mark) :], encoding)
    if named := _wide(octets[:4]) or named:
        return _mended(octets, named)
    try:
        return Source(octets.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _mended(octets, FALLBACK)


def _known(charset: str) -> str:
    try:
        name = codecs.lookup(charset[:40]).name
    except (LookupError, ValueError):
        name = ""
    if not CHARSETS.fullmatch(name):
        raise Unreadable(f"charset {charset[:40]!r} is unknown; windows-1251 or utf-8 is one")
    return name


def _wide(head: bytes) -> str | None:
    """Return the form of UTF-16 in which the first two letters are Latin ones, if any."""
    if len(head) == 4 and head[1] == head[3] == 0 and head[0]:
        return "utf-16-le"
    if len(head) == 4 and head[0] == head[2] == 0 and head[1]:
        return "utf-16-be"
    return None


def _mended(octets: bytes, encoding: str) -> Source:
    try:
        return Source(octets.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        line = octets.count(b"\n", 0, error.start) + 1
        warning = f"Line {line}: octets that are no {encoding} text were replaced"
        return Source(octets.decode(encoding, "replace"), encoding, warning)


def declared(octets: bytes) -> str | None:
    """Return the encoding that an XML declares; one that cannot be is none."""
    found = DECLARATION.match(octets[:200])
    name = found[1].decode("ascii") if found else None
    # What could be read up to here is not in two octets a character.
    return None if name and name.lower().startswith(("utf-16", "utf-32", "ucs")) else name
