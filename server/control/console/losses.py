"""What going back to the start would take away: all that differs from it, counted."""

from collections.abc import Iterator, Mapping

from understudy.server.control.effort import Effort
from understudy.server.state.access.accounts import ACCOUNTS
from understudy.server.state.access.keys import KEYS, ORGS
from understudy.server.state.access.tokens import TOKENS
from understudy.server.state.outbox import OUTBOX
from understudy.server.state.storage.rows import Doc
from understudy.server.state.webhooks.deliveries import DELIVERIES
from understudy.server.state.webhooks.secrets import HOOKS
from understudy.server.world import World

DOCUMENTS = "documents"
# How rows that are there no more, or otherwise, are counted: one of them, and several.
WORDS = {
    DOCUMENTS: ("document made, changed or deleted", "documents made, changed or deleted"),
    ORGS: ("organization", "organizations"),
    KEYS: ("key made or revoked", "keys made or revoked"),
    ACCOUNTS: ("account", "accounts"),
    TOKENS: ("token", "tokens"),
    HOOKS: ("webhook", "webhooks"),
    DELIVERIES: ("delivery", "deliveries"),
    OUTBOX: ("mail", "mails"),
    "requests": ("request in the journal", "requests in the journal"),
    "faults": ("fault in force", "faults in force"),
}
NUMBER = "_seq"
# What a document takes that is compared, in nanoseconds, and those after which others are let in.
A_DOCUMENT, SOME = 2_000, 500


async def losses(world: World) -> list[str]:
    """Return what is lost by a reset, such as `3 keys made or revoked`; nothing at the start."""
    counts = {
        **await differences(world),
        "requests": world.journal.count,
        "faults": len(world.faults.list()),
    }
    return [
        f"{counts[name]} {one if counts[name] == 1 else several}"
        for name, (one, several) in WORDS.items()
        if counts.get(name)
    ]


async def differences(world: World) -> dict[str, int]:
    """Return, by the names of WORDS, how many rows differ from those of the start."""
    effort = Effort()
    counts = dict.fromkeys(WORDS, 0)
    now = world.store.tables()
    for table in {**now, **world.start}:
        name = table if table.startswith("_") else DOCUMENTS
        if name not in WORDS:
            continue
        rows, before = now.get(table, {}), world.start.get(table, {})
        counts[name] += len(before.keys() - rows.keys())
        for number, differs in enumerate(compared(rows, before), 1):
            counts[name] += differs
            if not number % SOME:
                effort.spent += A_DOCUMENT * SOME
                await effort.rest()
    return counts


def compared(rows: Mapping[str, Doc], before: Mapping[str, Doc]) -> Iterator[bool]:
    """Yield for each row whether it is another than at the start, or a new one."""
    for key, row in rows.items():
        start = before.get(key)
        yield start is None or not is_same(row, start)


def is_same(row: Doc, start: Doc) -> bool:
    """Whether two rows say the same, but for the number that the store gives them."""
    numbered = (NUMBER in row) - (NUMBER in start)
    return len(row) == len(start) + numbered and start.items() <= row.items()
