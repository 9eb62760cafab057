"""What the control plane shows of secrets: enough to tell keys apart, too little to use them."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

import orjson

from understudy.server.control.effort import Effort
from understudy.server.control.secrets import Secrets
from understudy.server.control.written import PORTION, texts_of
from understudy.server.state.access.keys import Keys
from understudy.server.state.access.masking import SECRET_HEADER, masked_key, secret_of
from understudy.server.state.journal import Entry
from understudy.server.state.rows import Headers

# What a field of a body is called that does.
SECRET_FIELD = re.compile(r"(?i)token|secret|passw|refresh|credential|api.?key")
# No body that signs in is larger.
LARGEST = 65_536
# So many headers are looked through at once.
SOME = 256
# What a header takes, in nanoseconds, and for each of its characters.
A_HEADER, A_CHARACTER = 1_000, 5


class Shown(NamedTuple):
    """A header as it is shown; of one that carries a secret, `scheme` is what stands before it."""

    name: str
    value: str
    scheme: str | None = None


def without_secret(shown: Shown, name: bytes, value: bytes) -> Shown:
    """Return a header as it is shown where it carries a secret."""
    secret = secret_of(name, value)
    if secret is None:
        return shown
    return Shown(shown.name, f"{secret.scheme}{masked_key(secret.secret)}", secret.scheme)


class Mask:
    """Hides keys and secrets in what is shown of exchanges, unless asked for and readable.

    `signing` are the APIs whose bodies may carry passwords and tokens, in fields called so.
    `effort` counts what that takes.
    """

    def __init__(
        self,
        keys: Keys,
        secrets: Iterable[str] = (),
        *,
        signing: Container[str | None] = (),
        reveal: bool,
        effort: Effort,
    ) -> None:
        self._signing = signing
        self.effort = effort
        self._keys = keys
        self._reveal = reveal
        self._secrets = {*(key.key for key in keys.list()), *secrets}
        self._known = Secrets(self._secrets, effort)
        self._entry: Entry | None = None
        self._sent_ones: set[str] = set()
        self._sent = Secrets(())

    def hides(self, entry: Entry) -> bool:
        """Whether the keys of this exchange are hidden."""
        return not (self._reveal and self._keys.are_readable(entry.api))

    def headers(self, entry: Entry, headers: Headers) -> Iterator[Sequence[Shown]]:
        """Yield headers as they are shown, some at a time; the scheme before a secret stays."""
        for start in range(0, len(headers), SOME):
            yield self._some(entry, headers[start : start + SOME])

    def text(self, entry: Entry, text: str) -> str:
        """Return a text of this exchange without the keys that may stand in it."""
        if not self.hides(entry):
            return text
        return self._known.hidden(self._sent_with(entry).hidden(text, masked_key), masked_key)

    def parts(self, entry: Entry, text: str) -> Iterable[str]:
        """Return a text that may be long, as `text` does, in parts that take little to find."""
        if len(text) <= PORTION or not self.hides(entry):
            return [self.text(entry, text)]
        return self._parts(entry, [text])

    def body(self, entry: Entry, body: bytes) -> Iterable[str]:
        """Return a body of this exchange as text, in parts, without the keys in it."""
        if not self.hides(entry):
            return texts_of(body, self.effort)
        if len(body) <= PORTION:
            return [self.text(entry, text) for text in texts_of(body, self.effort)]
        return self._parts(entry, texts_of(body, self.effort))

    def _parts(self, entry: Entry, texts: Iterable[str]) -> Iterator[str]:
        return self._known.parts(self._sent_with(entry).parts(texts, masked_key), masked_key)

    def _some(self, entry: Entry, headers: Headers) -> Sequence[Shown]:
        self.effort.spent += A_HEADER * len(headers)
        self.effort.spent += A_CHARACTER * sum([len(name) + len(value) for name, value in headers])
        shown = [Shown(name.decode("latin-1"), value.decode("latin-1")) for name, value in headers]
        if not self.hides(entry):
            return shown
        # All at once: there may be thousands, and most have nothing to hide.
        if SECRET_HEADER.search(b"\n".join([name for name, _ in headers])):
            shown = [
                without_secret(each, name, value)
                for each, (name, value) in zip(shown, headers, strict=True)
            ]
        values = "\n".join([each.value for each in shown if each.scheme is None])
        if self._value(entry, values) == values:
            return shown
        return [
            each._replace(value=self._value(entry, each.value)) if each.scheme is None else each
            for each in shown
        ]

    def _value(self, entry: Entry, value: str) -> str:
        # A key of another run, in a header that nobody knows, is a key all the same.
        return self._known.look_alikes(self.text(entry, value), masked_key)

    def _sent_with(self, entry: Entry) -> Secrets:
        """Return the secrets that a request carried, other than the known ones."""
        if entry is not self._entry:
            # Found once for an entry: its texts are many, and so may be its headers.
            self._entry = entry
            self.effort.spent += A_HEADER * len(entry.request_headers)
            sent = {*sent_secrets(entry)}
            if entry.api in self._signing:
                self.effort.spent += A_CHARACTER * len(entry.request_body + entry.response_body)
                sent.update(secrets_in(entry.request_body), secrets_in(entry.response_body))
            sent -= self._secrets
            if sent != self._sent_ones:
                self._sent_ones, self._sent = sent, Secrets(sent, self.effort)
        return self._sent


def sent_secrets(entry: Entry) -> Iterable[str]:
    """Return the secrets that the headers of a request carry, known keys or not."""
    found = (secret_of(name, value) for name, value in entry.request_headers)
    return [one.secret for one in found if one]


def secrets_in(body: bytes) -> Iterator[str]:
    """Yield the texts in a body, JSON or a form, whose fields are called as secrets are."""
    if len(body) > LARGEST or not SECRET_FIELD.search(body.decode("latin-1")):
        return
    try:
        waiting: list[Any] = [orjson.loads(body.removeprefix(b"\xef\xbb\xbf"))]
    except orjson.JSONDecodeError:
        waiting = [dict(parse_qsl(body.decode("latin-1")))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += node
        if isinstance(node, dict):
            waiting += node.values()
            yield from (
                value
                for name, value in node.items()
                if isinstance(value, str) and SECRET_FIELD.search(name)
            )
