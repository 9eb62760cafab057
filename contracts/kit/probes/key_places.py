"""The places of a request in which a careless server may look for a key."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from understudy.contracts.kit.talk.keyring import OWN

if TYPE_CHECKING:
    from understudy.contracts.kit.judge.context import Kit

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
    """One place that carries the key: some headers, parameters of the query, or the body's."""

    name: str
    headers: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)


def places(kit: "Kit[Any]", documented: tuple[str, ...]) -> tuple[Place, ...]:
    """Return the places that no page names; `documented` are headers that one does."""
    key = kit.keys.value(OWN)
    taken = {each.lower() for each in (*documented, kit.target.credential.header)}
    names = [each for each in HEADERS if each.lower() not in taken]
    jar = "; ".join(f"{name}={key}" for name in NAMES)
    return (
        *(Place(name, headers={name: _value(name, key)}) for name in names),
        Place("a cookie", headers={"Cookie": jar}),
        Place("the query", query=dict.fromkeys(NAMES, key)),
        Place("the body", fields=dict.fromkeys(NAMES, key)),
    )


def _value(header: str, key: str) -> str:
    return f"Bearer {key}" if header.endswith("Authorization") else key
