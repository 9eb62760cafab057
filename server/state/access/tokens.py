"""Tokens: what is kept of those that accounts hold, and which of them are good by now."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

from understudy.server.state.access.accounts import Account
from understudy.server.state.access.keys import digest
from understudy.server.state.documents.store import Store
from understudy.server.state.storage.rows import Change, Doc
from understudy.server.state.time.clock import Clock, stamp_of
from understudy.server.state.time.instants import parse_instant

TOKENS = "_tokens"
# None of ours is as long, and a longer text takes time to digest.
LONGEST = 8_192
# So many tokens of one account and use are good at once; the oldest gives way to one more.
MOST = 1_000
# So many of the latest are known by heart, for them to be hidden where they are shown.
KNOWN = 2_000

Use: TypeAlias = Literal["access", "refresh"]
# From when until when a token is good.
Span: TypeAlias = tuple[datetime, datetime]
USES: tuple[Use, Use] = ("access", "refresh")


@dataclass(frozen=True)
class Issued:
    """A new token as it is handed out, until when it is good, and what is to be stored of it."""

    text: str
    ends_at: datetime
    change: Change


class Lookup:
    """The stored tokens by digest and by account, kept in step with their table."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str, str], str] = {}
        self._of: dict[tuple[str, str], dict[str, None]] = {}
        self._spans: dict[str, Span] = {}

    def span(self, token_id: str) -> Span:
        """Return from when until when a token is good: it is asked for with every request."""
        return self._spans[token_id]

    def find(self, api: str, use: Use, text: str) -> str | None:
        """Return the id of the token that reads so."""
        return self._ids.get((api, use, digest(text)))

    def of(self, account_id: str, use: Use) -> list[str]:
        """Return the ids of an account's tokens, the oldest first."""
        return [*self._of.get((account_id, use), ())]

    def change(self, key: str, before: Doc | None, after: Doc | None) -> None:
        """Follow one token from what it was to what it is."""
        if before is not None:
            self._ids.pop(_place(before), None)
            self._of.get((before["account"], before["use"]), {}).pop(key, None)
            self._spans.pop(key, None)
        if after is not None:
            self._ids[_place(after)] = key
            self._of.setdefault((after["account"], after["use"]), {})[key] = None
            self._spans[key] = parse_instant(after["issued_at"]), parse_instant(after["ends_at"])

    def rebuild(self, rows: Mapping[str, Doc]) -> None:
        """Begin anew from these tokens."""
        self._ids.clear()
        self._of.clear()
        self._spans.clear()
        for key, doc in rows.items():
            self.change(key, None, doc)


class Tokens:
    """The tokens of every account; a digest is all that is stored of what they read."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._clock = clock
        self._rows = store.rows(TOKENS)
        self._lookup = Lookup()
        store.watch(TOKENS, self._lookup)
        self._known: deque[str] = deque(maxlen=KNOWN)

    def issued(
        self,
        account: Account,
        use: Use,
        token_id: str,
        text: str,
        span: Span,
        key: str | None = None,
    ) -> Issued:
        """Return a new token that is good from one instant until another.

        `key` is the id of the key that its account named as its password.
        """
        self._known.append(text)
        row = {
            "id": token_id,
            "api": account.api,
            "org": account.org,
            "account": account.id,
            "use": use,
            "key": key,
            "issued_at": stamp_of(span[0]),
            "ends_at": stamp_of(span[1]),
            "_digest": digest(text),
        }
        return Issued(text, span[1], (TOKENS, token_id, row))

    def find(self, api: str, use: Use, text: str) -> Doc | None:
        """Return what is stored of a token that is good by now, None where there is none."""
        token_id = self._lookup.find(api, use, text) if len(text) <= LONGEST else None
        if token_id is None or not self._is_good(token_id, self._clock.now()):
            return None
        return self._rows[token_id]

    def count(self, account_id: str, use: Use) -> int:
        """Return how many tokens of an account are good by now."""
        now = self._clock.now()
        return sum(self._is_good(each, now) for each in self._lookup.of(account_id, use))

    def ending(self, account_id: str, *uses: Use) -> list[Change]:
        """Return the changes after which no token of an account is good, of these uses."""
        return [(TOKENS, each, None) for use in uses for each in self._lookup.of(account_id, use)]

    def outdated(self, account_id: str) -> list[Change]:
        """Return the changes that make room for one more token of an account."""
        now = self._clock.now()
        return [(TOKENS, each, None) for use in USES for each in self._past(account_id, use, now)]

    def known(self) -> list[str]:
        """Return the latest tokens that were handed out, to be hidden where they are shown."""
        return [*self._known]

    def _is_good(self, token_id: str, now: datetime) -> bool:
        issued_at, ends_at = self._lookup.span(token_id)
        return issued_at <= now < ends_at

    def _past(self, account_id: str, use: Use, now: datetime) -> Iterator[str]:
        held = self._lookup.of(account_id, use)
        for number, token_id in enumerate(held):
            # The oldest are the first to expire, so what follows is good.
            if len(held) - number < MOST and self._lookup.span(token_id)[1] > now:
                return
            yield token_id


def after(now: datetime, lifetime: timedelta) -> datetime:
    """Return when a lifetime is over that begins now, at the latest when time ends."""
    try:
        return now + lifetime
    except OverflowError:
        return datetime.max.replace(tzinfo=now.tzinfo, microsecond=0)


def _place(row: Doc) -> tuple[str, str, str]:
    return row["api"], row["use"], row["_digest"]
