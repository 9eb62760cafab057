"""How rules sign in for themselves, and use what they get."""

from typing import Any

from understudy.contracts.forwardplanner.diary import Kit
from understudy.contracts.forwardplanner.table import LISTS
from understudy.rules import OWN, Exchange


def credentials(kit: Kit, key: str) -> dict[str, str]:
    """Return the body that signs in with a key of the run."""
    own = f"{key.removesuffix(OWN)}username"
    name = own if own in kit.keys else "username"
    return {"username": kit.keys.secret(name), "password": kit.keys.secret(key)}


def sign_in(kit: Kit, key: str = OWN) -> Exchange:
    """Sign in anew."""
    return kit.call("sign_in", key=None, body=credentials(kit, key))


def renewed(kit: Kit, refresh: str, **how: Any) -> Exchange:
    """Renew with a refresh token; without an access token unless one is given."""
    return kit.call("renew", body={"refreshToken": refresh}, **{"key": None, **how})


def token_of(kit: Kit, answer: Exchange) -> str:
    """Return the access token that an answer gives; Unmet where there is none."""
    return _told(kit, answer, "token")


def refresh_of(kit: Kit, answer: Exchange) -> str:
    """Return the refresh token that an answer gives; Unmet where there is none."""
    return _told(kit, answer, "refreshToken")


def let_in(kit: Kit, token: str, operation: str = "list_events_of_day") -> Exchange:
    """Ask for a list with an access token."""
    how: dict[str, Any] = {"authorization": f"Bearer {token}"}
    return kit.target.call(operation, query=LISTS[operation].list_query, **how)


def is_told(value: Any) -> bool:
    """Tell whether this is a text that is not empty."""
    return isinstance(value, str) and bool(value)


def _told(kit: Kit, answer: Exchange, name: str) -> str:
    found = answer.json.get(name) if isinstance(answer.json, dict) else None
    kit.stand_on(answer.is_success and is_told(found), f"no {name}: {answer.brief}")
    return str(found)
