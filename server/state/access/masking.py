"""What is shown of secrets: enough to tell keys apart, too little to use them."""

import re
from typing import NamedTuple

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
