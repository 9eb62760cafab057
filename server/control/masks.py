"""What the control plane shows of secrets: enough to tell keys apart, too little to use them."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from understudy.server.control.secrets import Secrets
from understudy.server.state.journal import Entry
from understudy.server.state.keys import Keys

# What a header is called that carries a secret, of whichever API or proxy.
SECRET_HEADER = re.compile(rb"(?i)auth|cookie|token|secret|passw|session|credential|api.?key")
# These are called so, and say only how to sign in.
NO_SECRETS = (b"www-authenticate", b"proxy-authenticate")
SCHEME = re.compile(r"[A-Za-z]{1,12} +")


class Secret(NamedTuple):
    """A header's value in two: what may be shown, such as `Bearer `, and what may not."""

    scheme: str
    secret: str


def masked_key(key: str) -> str:
    """Return a key with only its first seven and last four characters."""
    return f"{key[:7]}…{key[-4:]}" if len(key) > 16 else "…"


def secret_of(name: bytes, value: bytes) -> Secret | None:
    """Return the secret that a header carries, if it is one that does."""
    if not SECRET_HEADER.search(name) or name.lower() in NO_SECRETS:
        return None
    text = value.decode("latin-1")
    scheme = SCHEME.match(text)
    return Secret(text[: scheme.end()], text[scheme.end() :]) if scheme else Secret("", text)


class Mask:
    """Hides keys and secrets in what is shown of exchanges, unless asked for and readable."""

    def __init__(self, keys: Keys, secrets: Iterable[str] = (), *, reveal: bool) -> None:
        self._keys = keys
        self._reveal = reveal
        self._known = Secrets([*(key.key for key in keys.list()), *secrets])
        self._entry: Entry | None = None
        self._sent = Secrets(())

    def hides(self, entry: Entry) -> bool:
        """Whether the keys of this exchange are hidden."""
        return not (self._reveal and self._keys.are_readable(entry.api))

    def header(self, entry: Entry, name: bytes, value: bytes) -> str:
        """Return a header's value as it is shown; the scheme before a secret stays."""
        if not self.hides(entry):
            return value.decode("latin-1")
        secret = secret_of(name, value)
        if secret is not None:
            return f"{secret.scheme}{masked_key(secret.secret)}"
        shown = self.text(entry, value.decode("latin-1"))
        # A key of another run, in a header that nobody knows, is a key all the same.
        return self._known.look_alikes(shown, masked_key)

    def text(self, entry: Entry, text: str) -> str:
        """Return a text of this exchange without the keys that may stand in it."""
        if not self.hides(entry):
            return text
        if entry is not self._entry:
            # Found once for an entry: its texts are many, and so may be its headers.
            self._entry, self._sent = entry, Secrets(sent_secrets(entry))
        return self._known.hidden(self._sent.hidden(text, masked_key), masked_key)


def sent_secrets(entry: Entry) -> Iterable[str]:
    """Return the secrets that the headers of a request carry, known keys or not."""
    found = (secret_of(name, value) for name, value in entry.request_headers)
    return [one.secret for one in found if one]
