"""What an author of rules imports: the kit, what a rule may say, the table, and the probes.

Nothing deeper is needed to have an API of one's own judged; see docs/writing-rules.md.
"""

from understudy.contracts.kit.judge.context import Kit
from understudy.contracts.kit.judge.contract import Contract
from understudy.contracts.kit.judge.finding import Broken, Eclipsed, Skip
from understudy.contracts.kit.judge.rule import EARLIER, checks_of, collect, invariant, rule
from understudy.contracts.kit.probes import (
    answers,
    concurrency,
    days,
    decided,
    echo,
    foreign_access,
    foreign_lists,
    foreign_methods,
    foreign_rows,
    foreign_spellings,
    foreign_states,
    junk,
    lists,
    names,
    order,
    paging,
    partial_change,
    refused,
    second_key,
    taken,
    transport,
    wrappers,
)
from understudy.contracts.kit.probes.auth import auth_forms
from understudy.contracts.kit.probes.equality import is_same
from understudy.contracts.kit.probes.looks import ids_in
from understudy.contracts.kit.probes.probe import probe, things_of
from understudy.contracts.kit.probes.reading import (
    bears,
    entries,
    new_id,
    record_of,
    row_of,
    rows_of,
)
from understudy.contracts.kit.probes.table import Resource, Table
from understudy.contracts.kit.probes.things import Thing, Things
from understudy.contracts.kit.probes.whole import contract, in_open_wrappers
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OTHER, OWN, REVOKED
from understudy.contracts.kit.talk.receiver import Delivery
from understudy.contracts.kit.talk.stop import Unmet, WrongUse

__all__ = [
    "EARLIER",
    "OTHER",
    "OWN",
    "REVOKED",
    "Broken",
    "Contract",
    "Delivery",
    "Eclipsed",
    "Exchange",
    "Kit",
    "Resource",
    "Skip",
    "Table",
    "Thing",
    "Things",
    "Unmet",
    "WrongUse",
    "answers",
    "auth_forms",
    "bears",
    "checks_of",
    "collect",
    "concurrency",
    "contract",
    "days",
    "decided",
    "echo",
    "entries",
    "foreign_access",
    "foreign_lists",
    "foreign_methods",
    "foreign_rows",
    "foreign_spellings",
    "foreign_states",
    "ids_in",
    "in_open_wrappers",
    "invariant",
    "is_same",
    "junk",
    "lists",
    "names",
    "new_id",
    "order",
    "paging",
    "partial_change",
    "probe",
    "record_of",
    "refused",
    "row_of",
    "rows_of",
    "rule",
    "second_key",
    "taken",
    "things_of",
    "transport",
    "wrappers",
]
