"""The outbox: mail that the APIs would have sent, kept to be read, and never sent."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from understudy.server.state.documents.numbers import Numbers
from understudy.server.state.documents.shapes import (
    Misshapen,
    require_fields,
    require_instant,
    require_text,
)
from understudy.server.state.documents.store import Store
from understudy.server.state.ids import Ids
from understudy.server.state.storage.rows import Change, Doc
from understudy.server.state.time.clock import Clock

OUTBOX = "_outbox"
MOST_KEPT = 1000
MAIL = ("id", "to", "subject", "text", "data", "created_at")

Changes: TypeAlias = list[Change]


class OrgOutbox:
    """The outbox of one organization of an API, as its handlers get it."""

    def __init__(self, outbox: "Outbox", api: str, org: str) -> None:
        self._outbox = outbox
        self._api = api
        self._org = org

    def mail(
        self, *, to: str, subject: str, text: str, data: Mapping[str, Any] | None = None
    ) -> Changes:
        """Return a mail to one address, to be committed with what caused it.

        `org.write(puts, removes, also=outbox.mail(...))`; until then it is nowhere. `data` is what
        a test may want to read without taking the text apart, such as the id of who is invited.
        """
        said = {"to": to, "subject": subject, "text": text, "data": {**(data or {})}}
        return self._outbox.keep(self._api, self._org, said)


class Outbox:
    """The mail of every organization, the latest of it."""

    def __init__(self, store: Store, clock: Clock, ids: Ids) -> None:
        self._clock = clock
        self._ids = ids
        self._rows = store.rows(OUTBOX)
        self._numbers = Numbers()
        store.watch(OUTBOX, self._numbers)

    def org(self, api: str, org: str) -> OrgOutbox:
        """Return one organization's outbox."""
        return OrgOutbox(self, api, org)

    def keep(self, api: str, org: str, said: Mapping[str, Any]) -> Changes:
        """Return what keeps a mail, and lets go of the oldest where there are too many."""
        key = self._ids.make("mail")
        owned = {"id": key, "api": api, "org": org}
        mail = {**owned, **said, "created_at": self._clock.stamp()}
        left = max(len(self._rows) + 1 - MOST_KEPT, 0)
        outdated = [old for old, _ in zip(self._rows, range(left), strict=False)]
        return [*((OUTBOX, old, None) for old in outdated), (OUTBOX, key, mail)]

    def find(self, mail_id: str) -> Doc | None:
        """Return a mail that is kept, or None."""
        return self._rows.get(mail_id)

    def newest_first(self, before: int | None = None) -> Iterator[tuple[int, Doc]]:
        """Yield the mail that is kept now with its numbers, that before one if given."""
        numbered = [(self._numbers[key], row) for key, row in self._rows.items()]
        return ((n, row) for n, row in reversed(numbered) if before is None or n < before)


def check_mail(row: Any, fields: tuple[str, ...] = MAIL) -> None:
    """Require a mail: an address, a subject, a text, and an object beside it."""
    require_fields(row, fields)
    require_text(row, "id")
    require_text(row, "to")
    for field in ("subject", "text"):
        if not isinstance(row[field], str):
            raise Misshapen(f"the {field} must be text")
    if not isinstance(row["data"], dict):
        raise Misshapen("the data must be an object")
    require_instant(row["created_at"], "created_at")
