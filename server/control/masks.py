"""What the control plane shows of secrets: enough to tell keys apart, too little to use them."""

import json
import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote, quote_plus

from understudy.server.state.journal import Entry
from understudy.server.state.keys import Keys

SECRET_HEADERS = (
    b"authorization",
    b"proxy-authorization",
    b"cookie",
    b"set-cookie",
    b"x-api-key",
    b"x-planado-api-key",
)
SCHEME = re.compile(r"[A-Za-z]{1,12} +")
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
    text = value.decode("latin-1")
    scheme = SCHEME.match(text)
    return Secret(text[: scheme.end()], text[scheme.end() :]) if scheme else Secret("", text)


class Mask:
    """Hides keys and secrets in what is shown of exchanges, unless asked for and readable."""

    def __init__(self, keys: Keys, secrets: Iterable[str] = (), *, reveal: bool) -> None:
        self._keys = keys
        self._reveal = reveal
        known = [*(key.key for key in keys.list()), *secrets]
        # The longest first: one key may begin with another.
        long = [form for one in known if len(one) >= SHORTEST_SECRET for form in forms_of(one)]
        found = sorted(long, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, found)) or r"(?!)")

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


def forms_of(secret: str) -> Iterable[str]:
    """Return how a secret may stand in a text: as it is, in JSON, in a URL."""
    return {secret, json.dumps(secret)[1:-1], quote(secret, safe=""), quote_plus(secret)}


def sent_secrets(entry: Entry) -> Iterable[str]:
    """Return the secrets that the headers of a request carry, known keys or not."""
    found = (secret_of(name, value) for name, value in entry.request_headers)
    return [one.secret for one in found if one and len(one.secret) >= SHORTEST_SECRET]
