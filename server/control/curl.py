"""The shell line that sends a request again."""

from shlex import quote
from urllib.parse import quote as escaped

from understudy.server.control.masks import Mask, secret_of
from understudy.server.state.journal import Entry
from understudy.server.world import World

# What curl sends by itself, or must count anew.
OWN = (b"host", b"content-length", b"connection", b"accept-encoding", b"user-agent")
IN_PATHS = "/:@!$&'()*+,;=~"


def curl_line(entry: Entry, mask: Mask, world: World) -> str:
    """Return a line for any POSIX shell; a key that is hidden stands in it as `$KEY`."""
    parts = ["curl", *method_of(entry), quote(url_of(entry, mask, world))]
    for name, value in entry.request_headers:
        if name not in OWN and (name, value) != (b"accept", b"*/*"):
            parts += ["-H", header_of(entry, mask, name, value)]
    if entry.request_body:
        parts += data_of(entry, mask)
    return " ".join(parts)


def method_of(entry: Entry) -> list[str]:
    """Return the options for the method."""
    if entry.method == "HEAD":
        return ["--head"]
    return [] if entry.method == "GET" and not entry.request_body else ["-X", quote(entry.method)]


def url_of(entry: Entry, mask: Mask, world: World) -> str:
    """Return the URL that was asked for, as far as the request itself tells."""
    hosts = [value for name, value in entry.request_headers if name == b"host"]
    host = hosts[0].decode("latin-1") if hosts else "127.0.0.1:8000"
    query = f"?{entry.query}" if entry.query else ""
    root = f"{world.scheme}://{host}{world.path}"
    return mask.text(entry, f"{root}{escaped(entry.path, IN_PATHS)}{query}")


def header_of(entry: Entry, mask: Mask, name: bytes, value: bytes) -> str:
    """Return a header as one word of the shell."""
    label = name.decode("latin-1")
    secret = secret_of(name, value)
    if secret is None or not mask.hides(entry):
        return quote(f"{label}: {mask.header(entry, name, value)}")
    return f'"{label}: {secret.scheme}$KEY"'


def data_of(entry: Entry, mask: Mask) -> list[str]:
    """Return the options for the body; what is no text has to come from a file."""
    try:
        text = entry.request_body.decode()
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        return ["--data-binary", "@body"]
    return ["--data-raw", quote(mask.text(entry, text))]
