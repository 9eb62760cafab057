"""Takes a multipart body apart while it comes: its files go to disk, its texts are kept."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from understudy.server.state.failures import Invalid
from understudy.server.upload import Draft, Spool, Upload

# It warns of every body that is none; who sent it is told, and nobody else needs to know.
logging.getLogger("python_multipart").addHandler(logging.NullHandler())
# All texts of a form together, and its parts: what is longer or more, no person fills in.
MOST_TEXT, MOST_PARTS = 1_048_576, 1_000


@dataclass
class Part:
    """One part: its head as far as it is read, and where its bytes go."""

    headers: dict[bytes, bytes] = field(default_factory=dict)
    name: str = ""
    filename: str = ""
    text: bytearray = field(default_factory=bytearray)
    draft: Draft | None = None


class Multipart:
    """The parts of a form; `is_file` says of a name, and of whether a file has one, what is a file.

    Invalid for what is no such body, or breaks a bound.
    """

    def __init__(
        self, content_type: str, spool: Spool, is_file: Callable[[str, bool], bool]
    ) -> None:
        boundary = parse_options_header(content_type)[1].get(b"boundary")
        if not boundary:
            raise Invalid("must name a boundary", "Content-Type")
        self.parts: list[tuple[str, str | Upload]] = []
        self._spool = spool
        self._is_file = is_file
        self._part = Part()
        self._header = b""
        self._value = b""
        self._texts = 0
        self._is_whole = False
        try:
            self._parser = MultipartParser(
                boundary,
                {
                    "on_part_begin": self._begin,
                    "on_header_field": self._on_header,
                    "on_header_value": self._on_value,
                    "on_header_end": self._end_header,
                    "on_headers_finished": self._end_head,
                    "on_part_data": self._take,
                    "on_part_end": self._end,
                    "on_end": self._finish,
                },
            )
        except FormParserError as broken:
            raise Invalid(f"must name a boundary that is one: {broken}", "Content-Type") from broken

    def write(self, octets: bytes) -> None:
        """Take the next bytes of the body."""
        try:
            self._parser.write(octets)
        except FormParserError as broken:
            raise Invalid("must be valid multipart", "body") from broken

    def release(self) -> None:
        """Let go of the parser, which holds this."""
        del self._parser

    def finish(self) -> None:
        """Require that the body was whole."""
        if not self._is_whole:
            raise Invalid("must be whole multipart; its last boundary is missing", "body")

    def _begin(self) -> None:
        if len(self.parts) >= MOST_PARTS:
            raise Invalid(f"must have at most {MOST_PARTS} parts", "body")
        self._part = Part()

    def _on_header(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _on_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _end_header(self) -> None:
        self._part.headers[self._header.lower()] = self._value
        self._header = self._value = b""

    def _end_head(self) -> None:
        part = self._part
        _, options = parse_options_header(part.headers.get(b"content-disposition", b""))
        if b"name" not in options:
            raise Invalid("must have a name in the Content-Disposition of each part", "body")
        part.name = text_of(options[b"name"], "body")
        part.filename = text_of(options.get(b"filename", b""), part.name)
        if self._is_file(part.name, b"filename" in options):
            part.draft = self._spool.begin()

    def _take(self, data: bytes, start: int, end: int) -> None:
        if self._part.draft is not None:
            self._part.draft.write(data[start:end])
            return
        self._texts += end - start
        if self._texts > MOST_TEXT:
            raise Invalid(f"must have at most {MOST_TEXT} bytes of text", "body")
        self._part.text += data[start:end]

    def _end(self) -> None:
        part = self._part
        if part.draft is None:
            self.parts.append((part.name, text_of(part.text, part.name)))
            return
        kind = part.headers.get(b"content-type", b"").decode("latin-1")
        self.parts.append((part.name, part.draft.done(kind, part.filename)))

    def _finish(self) -> None:
        self._is_whole = True


def text_of(octets: bytes | bytearray, name: str) -> str:
    """Return a text of the form, or raise Invalid where it is none."""
    try:
        return octets.decode()
    except UnicodeDecodeError as error:
        raise Invalid("must be UTF-8", name) from error
