"""The ways to send no key, or what is none, and the refusal that is right for each."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from understudy.contracts.kit.probes.auth import near_keys
from understudy.contracts.kit.probes.auth.authentication import Authentication, Refusal
from understudy.contracts.kit.probes.auth.key_places import Place, places
from understudy.contracts.kit.probes.reading import at
from understudy.contracts.kit.probes.things import Things
from understudy.contracts.kit.talk.keyring import OWN, REVOKED

# To which calls a form is sent: all of them, a read of one thing and a write, that read alone, one
# that names nothing, or each form of a kind to another read.
Width = Literal["all", "two", "one", "plain", "in turn"]
SCHEMES = ("Token", "ApiKey", "Api-Key", "Key", "JWT", "OAuth", "Digest", "Bearer:", "Basic")
Headers = Mapping[str, str]


@dataclass(frozen=True)
class Form:
    """One way to ask, and how it is refused.

    `places` carry the key beside the documented header; `raw` is sent in place of each write's
    body, and to no read. `is_for_nothing`: what is asked for does not exist. `may_be_taken`: who
    lets it in errs no more than who refuses it.
    """

    name: str
    refusal: Refusal
    headers: Headers = field(default_factory=dict)
    width: Width = "all"
    key: str | None = None
    places: list[Place] = field(default_factory=list)
    raw: bytes | None = None
    is_for_nothing: bool = False
    may_be_taken: bool = False

    @property
    def expected(self) -> str:
        """What is told to be right."""
        told = f"{self.refusal.expected} ({self.name})"
        return f"a 2xx or {told}" if self.may_be_taken else told


Kind = Callable[[Things, Authentication], Iterator[Form]]


def no_key(_things: Things, auth: Authentication) -> Iterator[Form]:
    """Yield the forms that carry nothing."""
    yield Form("no key", auth.missing)
    if 404 not in auth.missing.statuses:
        yield Form("no key, of nothing", auth.missing, width="two", is_for_nothing=True)


def bodies_without_key(_things: Things, auth: Authentication) -> Iterator[Form]:
    """Yield the forms that carry no key, and no body that could be read."""
    yield Form("broken body without a key", auth.missing, raw=b'{"name": "')
    yield Form("empty body without a key", auth.missing, raw=b"")


def key_elsewhere(things: Things, auth: Authentication) -> Iterator[Form]:
    """Yield the form that carries the key in all places at once that no page names."""
    headers = tuple(each.header for each in auth.credentials)
    yield Form("key elsewhere", auth.either, places=places(things.kit, headers))


def malformed_header(things: Things, auth: Authentication) -> Iterator[Form]:
    """Yield the forms whose header is not the documented scheme and a key, to the letter."""
    key, credential = things.kit.keys.value(OWN), things.kit.target.credential
    header, prefix = credential.header, credential.prefix
    yield Form("nothing but the scheme", auth.either, {header: prefix.strip()})
    if not prefix:
        return
    small = {header: f"{prefix.lower()}{key}"}
    yield Form("scheme in small letters", auth.either, small, "plain", may_be_taken=True)
    yield Form("another scheme", auth.missing, {header: "Basic x"})
    yield Form("key without a scheme", auth.missing, {header: key})
    others = {
        "key behind Basic": f"Basic {key}",
        "key behind Token": f"Token {key}",
        "key as the user of Basic": f"Basic {near_keys.as_basic(things.kit.keys)}",
        "more behind the key": f"{prefix}{key} more",
    }
    for name, value in others.items():
        yield Form(name, auth.either, {header: value}, "two")


def unknown_key(things: Things, auth: Authentication) -> Iterator[Form]:
    """Yield the forms that send as a key what is none, most of them very near to one."""
    texts = near_keys.near_keys(things.kit.keys, auth.prefix)
    if auth.key_id and isinstance(named := at(things.info(OWN).json, auth.key_id), str):
        texts["id of the key"] = named
    for place, (name, text) in enumerate(texts.items()):
        if text not in ("", things.kit.keys.value(OWN)):
            yield _as_key(things, auth, name, text, "all" if place < 2 else "one")


def revoked_key(things: Things, auth: Authentication) -> Iterator[Form]:
    """Yield the form that sends a revoked key, where one was given."""
    if things.kit.has(REVOKED):
        yield Form("revoked key", auth.unknown, key=REVOKED)


def other_schemes(things: Things, auth: Authentication) -> Iterator[Form]:
    """Yield the key behind schemes that no page names, and the header twice with what is none."""
    key, near = things.kit.keys.value(OWN), things.kit.keys.near(OWN)
    known = {each.prefix.strip() for each in auth.credentials}
    for scheme in (each for each in SCHEMES if each not in known):
        sent = {"Authorization": f"{scheme} {key}"}
        yield Form(f"key behind {scheme}", auth.either, sent, "in turn")
    yield Form("unknown key twice", auth.either, _twice(things, near, near), "in turn")


def other_cases(things: Things, auth: Authentication) -> Iterator[Form]:
    """Yield the key with letters of another case."""
    for text in near_keys.other_cases(things.kit.keys):
        yield _as_key(things, auth, "letters of another case", text, "in turn")


def open_forms(things: Things, auth: Authentication) -> Iterator[Form]:
    """Yield the key behind other blanks than one, and the header twice, once with the key."""
    credential, keys = things.kit.target.credential, things.kit.keys
    key, near = keys.value(OWN), keys.near(OWN)
    for blank in ("  ", "\t", " \t ") if credential.prefix else ():
        sent: Headers = {credential.header: f"{credential.prefix.strip()}{blank}{key}"}
        yield Form("other blanks", auth.either, sent, "plain", may_be_taken=True)
    for one, other in ((key, near), (near, key), (key, key)):
        sent = _twice(things, one, other)
        yield Form("two headers", auth.either, sent, "plain", may_be_taken=True)


def _twice(things: Things, one: str, other: str) -> Headers:
    # A header's name is the same in any case, and the second one is sent beside the first.
    name, value = things.kit.target.credential.pair(one)
    _, second = things.kit.target.credential.pair(other)
    return {name: value, name.lower(): second}


def _as_key(things: Things, auth: Authentication, name: str, text: str, width: Width) -> Form:
    header = dict([things.kit.target.credential.pair(text)])
    # What is not quite a key may be taken for a malformed one.
    return Form(name, auth.of(text), header, width)


# The kinds that are asked for at any depth.
QUICK: tuple[Kind, ...] = (no_key, key_elsewhere, malformed_header, unknown_key, revoked_key)
