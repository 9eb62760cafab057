"""Text of files that people hand in, in whichever encoding their editor or shell has written it."""

from codecs import BOM_UTF8
from json import detect_encoding


def in_utf8(octets: bytes) -> bytes:
    """Return a text in UTF-8 without a byte order mark, given it in UTF-8, -16 or -32.

    Some shells write UTF-16 by `>`, some editors a mark. UnicodeDecodeError where it is none of
    these.
    """
    encoding = detect_encoding(octets[:4])
    if encoding in ("utf-8", "utf-8-sig"):
        return octets.removeprefix(BOM_UTF8)
    return octets.decode(encoding).encode()
