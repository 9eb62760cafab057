"""The places of a request in which a careless server may look for a key."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from understudy.contracts.kit.talk.keyring import OWN

if TYPE_CHECKING:
    from understudy.contracts.kit.judge.context import Kit

Kind = Literal["header", "cookie", "parameter", "field"]
HEADERS = (
    "X-API-Key",
    "X-Api-Token",
    "Api-Key",
    "Apikey",
    "X-Auth-Token",
    "X-Auth-Key",
    "X-Access-Token",
    "X-Authorization",
    "X-Token",
    "X-Key",
    "Access-Token",
    "Token",
    "Key",
    "Auth",
    "Proxy-Authorization",
    "X-Forwarded-Authorization",
)
NAMES = (
    "api_key",
    "apiKey",
    "apikey",
    "api-key",
    "api_token",
    "key",
    "token",
    "access_token",
    "auth_token",
    "auth",
    "authorization",
    "bearer",
    "session",
    "jwt",
)


@dataclass(frozen=True)
class Place:
    """One place that carries the key: a header, a cookie, a parameter, or a field of the body."""

    kind: Kind
    name: str
    value: str

    @property
    def told(self) -> str:
        """How a reader is told of it."""
        return f"{self.kind} {self.name}"


def places(kit: "Kit[Any]", documented: tuple[str, ...]) -> list[Place]:
    """Return the places that no page names; `documented` are headers that one does."""
    key = kit.keys.value(OWN)
    taken = {each.lower() for each in (*documented, kit.target.credential.header)}
    names = [each for each in HEADERS if each.lower() not in taken]
    kinds: tuple[Kind, ...] = ("cookie", "parameter", "field")
    return [
        *(Place("header", name, _value(name, key)) for name in names),
        *(Place(kind, name, key) for kind in kinds for name in NAMES),
    ]


def carrying(some: list[Place], body: Any) -> dict[str, Any]:
    """Return how a request is sent that carries the key in some places, and nowhere else."""
    by_kind: dict[str, dict[str, str]] = {kind: {} for kind in get_args(Kind)}
    for each in some:
        by_kind[each.kind][each.name] = each.value
    jar = "; ".join(f"{name}={value}" for name, value in by_kind["cookie"].items())
    headers = {**by_kind["header"], **({"Cookie": jar} if jar else {})}
    how: dict[str, Any] = {"headers": headers, "query": by_kind["parameter"]}
    if isinstance(body, dict):
        how["body"] = {**body, **by_kind["field"]}
    return how


def _value(header: str, key: str) -> str:
    return f"Bearer {key}" if header.endswith("Authorization") else key
