"""What the octets of a body stand for: unpacked, in UTF-8, without a byte order mark."""

import zlib

from starlette.types import Scope

from understudy.server.request.visit import header_of
from understudy.server.state.failures import Invalid

PLAIN = ("", "identity")
GZIP = ("gzip", "x-gzip")
# ASCII is UTF-8 too.
CHARSETS = ("utf-8", "utf8", "us-ascii", "ascii")
MARK = b"\xef\xbb\xbf"
# zlib's number for a gzip head with the largest window.
GZIP_WINDOW = 31


def decoded(scope: Scope, raw: bytes, largest: int) -> bytes:
    """Return a body as UTF-8; Invalid where its encoding is none of ours, names it."""
    charset = charset_of(header_of(scope, b"content-type"))
    if charset and charset not in CHARSETS:
        raise Invalid(f"must be utf-8; {charset} is not read here", "charset")
    encoding = header_of(scope, b"content-encoding").strip().lower()
    if encoding in GZIP:
        raw = unzipped(raw, largest)
    elif encoding not in PLAIN:
        raise Invalid(f"must be gzip or none; {encoding} is not read here", "Content-Encoding")
    return raw.removeprefix(MARK)


def plain_encoding(scope: Scope) -> None:
    """Raise Invalid for a file that is packed: only JSON is unpacked here."""
    encoding = header_of(scope, b"content-encoding").strip().lower()
    if encoding not in PLAIN:
        raise Invalid(f"must be none here; {encoding} is not read", "Content-Encoding")


def charset_of(content_type: str) -> str:
    """Return the charset that a content type names in lower case, "" where it names none."""
    for parameter in content_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip('"').lower()
    return ""


def unzipped(packed: bytes, largest: int) -> bytes:
    """Return what gzip packed; never more than so many bytes of it are made."""
    body = b""
    while packed:
        # One member after the other, as `gzip -c a b` writes them.
        reader = zlib.decompressobj(GZIP_WINDOW)
        try:
            body += reader.decompress(packed, largest + 1 - len(body))
        except zlib.error as error:
            raise Invalid("must be valid gzip, as Content-Encoding says", "body") from error
        if len(body) > largest:
            raise Invalid(f"must be at most {largest} bytes long", "body")
        if not reader.eof:
            raise Invalid("must be whole gzip; its end is missing", "body")
        packed = reader.unused_data
    return body
