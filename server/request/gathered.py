"""The body of an answer that leaves in parts, as the journal notes it."""

from starlette.types import Message

from understudy.server.state.rows import HEAD, Beginning


class Gathered:
    """The body of an answer that comes in parts: all of it where it is JSON, else its beginning."""

    def __init__(self, start: Message) -> None:
        self.is_whole = is_json(start)
        self.head = b""
        self.size = 0

    def add(self, part: bytes) -> None:
        """Note a part."""
        self.size += len(part)
        if self.is_whole or len(self.head) < HEAD:
            self.head += part

    @property
    def body(self) -> bytes:
        """What is noted of the body."""
        return self.head if self.is_whole else Beginning.of(self.head[:HEAD], self.size)


def is_json(start: Message) -> bool:
    """Whether an answer is JSON, of which all is noted."""
    return any(name == b"content-type" and b"json" in value for name, value in start["headers"])
