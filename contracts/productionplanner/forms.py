"""The ways to send a wrong Authorization header or none, and the words that must answer each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from understudy.contracts.kit.talk.keyring import OWN, REVOKED
from understudy.contracts.kit.talk.target import Sending
from understudy.contracts.productionplanner.operations import READS, WRITES
from understudy.contracts.productionplanner.reading import record_of
from understudy.contracts.productionplanner.typing import Kit
from understudy.contracts.productionplanner.variants import PREFIX, Variants

MISSING = "Missing or invalid Authorization header. Use: Bearer <api-key>"
UNKNOWN = "Invalid or revoked API key"
EITHER = (MISSING, UNKNOWN)
WELL_FORMED = re.compile(r"pp_[0-9a-f]{64}")
ALL = (*READS, *WRITES)
FEW = ("get_project", "add_task")
QUERY = ("api_key", "apiKey", "apikey", "api-key", "key", "token", "access_token", "auth")
HEADERS = ("X-API-Key", "Api-Key", "Apikey", "X-Auth-Token", "X-Access-Token", "X-Authorization")


@dataclass(frozen=True)
class Form:
    """One way to ask; `texts` are the messages that may answer it, `query` goes with the path.

    `is_for_nothing`: the project that is asked for does not exist.
    """

    name: str
    texts: tuple[str, ...]
    how: Sending
    query: tuple[tuple[str, str], ...] = ()
    operations: tuple[str, ...] = ALL
    is_for_nothing: bool = False


def without_header(kit: Kit) -> Iterator[Form]:
    """Return the forms that have no Authorization header."""
    yield Form("no header", (MISSING,), {"key": None})
    yield Form("no project", (MISSING,), {"key": None}, operations=FEW, is_for_nothing=True)
    key = kit.keys.value(OWN)
    headers = {**dict.fromkeys(HEADERS, key), "Cookie": f"token={key}; api_key={key}"}
    query = tuple((name, key) for name in QUERY)
    yield Form("key elsewhere", EITHER, {"key": None, "headers": headers}, query)


def malformed(kit: Kit) -> Iterator[Form]:
    """Return the forms whose header is not a scheme `Bearer` and a key."""
    near = Variants(kit.keys, OWN)
    yield Form("another scheme", (MISSING,), {"authorization": "Basic x"})
    yield Form("key without a scheme", (MISSING,), {"authorization": near.key})
    yield Form("scheme without a key", EITHER, {"authorization": "Bearer"})
    others = {
        "key behind Basic": f"Basic {near.key}",
        "key behind Token": f"Token {near.key}",
        "key as the user of Basic": f"Basic {near.basic}",
        "more behind the key": f"Bearer {near.key} more",
    }
    for name, header in others.items():
        yield Form(name, EITHER, {"authorization": header}, operations=FEW)


def unknown(kit: Kit) -> Iterator[Form]:
    """Return the forms that send as a key what is none, most of them very near to one."""
    near = Variants(kit.keys, OWN)
    yield _bearer("last character changed", near.last_changed, ALL)
    yield _bearer("middle changed", near.middle_changed, ALL)
    yield _bearer("second character changed", near.early_changed)
    yield _bearer("last character missing", near.cut(1))
    yield _bearer("second half missing", near.cut(len(near.key) // 2))
    yield _bearer("one character more", near.longer)
    if near.key.upper() != near.key:
        yield _bearer("capital letters", near.capitals)
    if near.key.startswith(PREFIX):
        yield _bearer("without pp_", near.without_prefix)
    key_id = record_of(kit.stage.info(OWN)).get("keyId")
    if isinstance(key_id, str) and key_id not in ("", near.key):
        yield _bearer("id of the key", key_id)


def revoked(_kit: Kit) -> Iterator[Form]:
    """Return the form that sends a revoked key."""
    yield Form("revoked key", (UNKNOWN,), {"key": REVOKED})


def _bearer(name: str, token: str, operations: tuple[str, ...] = FEW[:1]) -> Form:
    # The documentation gives one text for each kind; what is not quite a key may be either.
    texts = (UNKNOWN,) if WELL_FORMED.fullmatch(token) else EITHER
    return Form(name, texts, {"authorization": f"Bearer {token}"}, operations=operations)
