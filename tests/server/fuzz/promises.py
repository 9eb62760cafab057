"""What plain requests must bring about: the status, and a name that comes back."""

import gzip
import json
import re
import zlib
from dataclasses import dataclass

from tests.conftest import key
from tests.server.fuzz.asked import Asked, Verdict

PLANNER, PLANADO = key("1").encode(), b"pl-nordwind-test-key"
LOCAL = re.compile(rb"(127\.0\.0\.1|localhost)(:[0-9]{1,5})?")
REFUSED = (b"must be valid HTTP", b"must name its host")
# What a request may say beside these without another answer.
HARMLESS = frozenset(
    (
        b"accept accept-encoding cache-control connection content-length cookie expect "
        b"http2-settings te transfer-encoding upgrade user-agent via x-empty x-noise x-text"
    ).split()
)
READS = {
    b"/v1/info": b"authorization",
    b"/v1/projects": b"authorization",
    b"/v2/jobs": b"x-planado-api-key",
    b"/v2/clients": b"x-planado-api-key",
    b"/_understudy/health": b"",
}
WRITES = {b"/v1/projects": b"authorization", b"/v2/sites": b"x-planado-api-key"}
WRONG = (b"Bearer pp_" + b"0" * 64, b"pl-nobody", b"", b"Basic eDp5")
RIGHT = {b"authorization": b"Bearer " + PLANNER, b"x-planado-api-key": PLANADO, b"": b""}


@dataclass(frozen=True)
class Promise:
    """The status that a request must have, and what must stand in the body of its answer."""

    status: int
    echo: bytes = b""


def promise_of(asked: Asked) -> Promise | None:
    """Return what a request must bring about, None where that is not known here."""
    if asked.verdict is not Verdict.GOOD:
        return None
    if asked.method in (b"GET", b"HEAD") and asked.target in READS:
        return read_promise(asked, READS[asked.target])
    if asked.method == b"POST" and asked.target in WRITES:
        return write_promise(asked, WRITES[asked.target])
    return None


def read_promise(asked: Asked, secret: bytes) -> Promise | None:
    """Return what a call that reads must bring about."""
    if not has_only(asked, {secret, b"content-type"}):
        return None
    given = asked.values(secret) if secret else [b""]
    return Promise(200) if given == [RIGHT[secret]] else refusal(given)


def write_promise(asked: Asked, secret: bytes) -> Promise | None:
    """Return what a call that makes something with a name must bring about."""
    if not has_only(asked, {secret, b"content-type", b"content-encoding"}):
        return None
    if asked.values(b"content-type") != [b"application/json"]:
        return None
    given = asked.values(secret)
    if given != [RIGHT[secret]]:
        return refusal(given)
    name = name_in(asked)
    if name is None:
        return None
    return Promise(201, b'"name":"%b"' % name if asked.target == b"/v1/projects" else b"_uuid")


def refusal(given: list[bytes]) -> Promise | None:
    """Return what no key, or a wrong one, must bring about; of several it is not known here."""
    return Promise(401) if given in ([], *([wrong] for wrong in WRONG)) else None


def has_only(asked: Asked, known: set[bytes]) -> bool:
    """Whether a request says nothing that may change its answer beside these headers."""
    return all(LOCAL.fullmatch(host) for host in asked.values(b"host")) and all(
        name in HARMLESS or name in known or name == b"host" for name, _ in asked.headers
    )


def name_in(asked: Asked) -> bytes | None:
    """Return the name in a body that says nothing else, None where that is not so."""
    body, coding = asked.body, asked.values(b"content-encoding")
    try:
        if coding == [b"gzip"]:
            body = gzip.decompress(body)
        elif coding:
            return None
        value = json.loads(body)
    except (ValueError, OSError, EOFError, zlib.error):
        return None
    if not isinstance(value, dict) or [*value] != ["name"] or not isinstance(value["name"], str):
        return None
    plain = value["name"].encode(errors="replace")
    return plain if plain.isalnum() and len(plain) <= 40 else None
