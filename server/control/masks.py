"""What the control plane shows of secrets: enough to tell keys apart, too little to use them."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from understudy.server.state.journal import Entry
from understudy.server.state.keys import Keys

SECRET_HEADERS = (b"authorization", b"cookie", b"set-cookie", b"x-api-key", b"x-planado-api-key")
# A shorter text would be found by chance, and hidden where it is no secret.
SHORTEST_SECRET = 8


class Secret(NamedTuple):
    """A header's value in two: what may be shown, such as `Bearer `, and what may not."""

    scheme: str
    secret: str


def masked_key(key: str) -> str:
    """Return a key with only its first seven and last four characters."""
    return f"{key[:7]}…{key[-4:]}" if len(key) > 16 else "…"


def secret_of(name: bytes, value: bytes) -> Secret | None:
    """Return the secret that a header carries, if it is one that does."""
    if name.lower() not in SECRET_HEADERS:
        return None
    scheme, space, secret = value.decode("latin-1").rpartition(" ")
    return Secret(scheme + space, secret)


class Mask:
    """Hides keys in what is shown of exchanges, unless they are asked for and may be read again."""

    def __init__(self, keys: Keys, *, reveal: bool) -> None:
        self._keys = keys
        self._reveal = reveal
        known = [re.escape(key.key) for key in keys.list() if len(key.key) >= SHORTEST_SECRET]
        self._known = re.compile("|".join(known) or r"(?!)")

    def hides(self, entry: Entry) -> bool:
        """Whether the keys of this exchange are hidden."""
        return not (self._reveal and self._keys.are_readable(entry.api))

    def header(self, entry: Entry, name: bytes, value: bytes) -> str:
        """Return a header's value as it is shown; the scheme before a secret stays."""
        secret = secret_of(name, value)
        if secret is None or not self.hides(entry):
            return self.text(entry, value.decode("latin-1"))
        return f"{secret.scheme}{masked_key(secret.secret)}"

    def text(self, entry: Entry, text: str) -> str:
        """Return a text of this exchange without the keys that may stand in it."""
        if not self.hides(entry):
            return text
        for secret in sent_secrets(entry):
            text = text.replace(secret, masked_key(secret))
        return self._known.sub(lambda found: masked_key(found[0]), text)


def sent_secrets(entry: Entry) -> Iterable[str]:
    """Return the secrets that the headers of a request carry, known keys or not."""
    found = (secret_of(name, value) for name, value in entry.request_headers)
    return [one.secret for one in found if one and len(one.secret) >= SHORTEST_SECRET]
