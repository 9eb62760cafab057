"""Layer 3: two accounts at once, in any order, held against what they should hold."""

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from understudy.contracts.kit.layers.machine import Tape, drive
from understudy.contracts.kit.probes.reading import as_json, new_id, record_of
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.walk import walk
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OTHER, OWN
from understudy.contracts.planado.table import TABLE
from understudy.contracts.planado.typing import Kit

EXAMPLES = 10
STEPS = 20
MOST = 4
# What may be changed, to which values; null where the tables allow it.
CHANGES: dict[str, dict[str, tuple[Any, ...]]] = {
    "job": {
        "description": ("Look", "Repair", None),
        "scheduled_at": ("2031-01-02T10:00:00Z", "2031-01-03T10:00:00Z", None),
        "scheduled_duration": ({"minutes": 30}, {"minutes": 75}, None),
    },
    "client": {"first_name": ("Ada", "Grace"), "last_name": ("Byron", "Hopper")},
    "site": {"name": ("Depot", "Tower"), "description": ("Left", "Right", None)},
}
RULES = {"job": "PL-NULL-01", "client": "PL-NULL-03", "site": "PL-NULL-03"}
WHICH = st.integers(0, 99)


@dataclass
class Copy:
    """What one thing should hold, and the version that it was last seen with."""

    kind: Resource
    key: str
    id: str
    external_id: str
    holds: dict[str, Any]
    version: int = 0


class TwoAccounts(RuleBasedStateMachine):
    """Writes into both accounts; reads everything again at the end."""

    def __init__(self, tape: Tape) -> None:
        super().__init__()
        self.tape = tape
        self.kit = tape.kit
        self.copies: list[Copy] = []
        self.keys = (OWN, OTHER) if self.kit.has(OTHER) else (OWN,)
        self.is_over = False

    @initialize()
    def begin(self) -> None:
        """Give each account one thing of each kind."""
        for key in self.keys:
            for kind in TABLE.resources:
                self._make(kind, key)

    @rule(which=WHICH, turn=WHICH)
    def make(self, which: int, turn: int) -> None:
        """Make something, while there is little of it."""
        kind, key = TABLE.resources[which % len(TABLE.resources)], self.keys[turn % len(self.keys)]
        if sum(copy.kind is kind and copy.key == key for copy in self.copies) < MOST:
            self._make(kind, key)

    @rule(which=WHICH, turn=WHICH, by_external_id=st.booleans())
    def change(self, which: int, turn: int, by_external_id: bool) -> None:
        """Change one field, by either id."""
        copy = self.copies[which % len(self.copies)]
        names = list(CHANGES[copy.kind.name])
        name = names[turn % len(names)]
        values = CHANGES[copy.kind.name][name]
        self._change(copy, {name: values[turn % len(values)]}, by_external_id=by_external_id)

    @rule(which=WHICH)
    def change_all(self, which: int) -> None:
        """Change every field at once."""
        copy = self.copies[which % len(self.copies)]
        changes = {name: values[0] for name, values in CHANGES[copy.kind.name].items()}
        self._change(copy, changes, by_external_id=False)

    def teardown(self) -> None:
        """Read everything again, unless a step has failed: what it broke would hide it."""
        if self.is_over:
            return
        for copy in self.copies:
            self._judge(copy)

    def _make(self, kind: Resource, key: str) -> None:
        body = self.kit.stage.things.body(kind, "model")
        answer = self.kit.call(kind.create, body=body, key=key)
        ident = new_id(answer, kind)
        self._check(ident is not None, "PL-BACK-01", f"a new {kind.name}", answer)
        known = {name: body[name] for name in CHANGES[kind.name] if name in body}
        self.copies.append(Copy(kind, key, str(ident), body["external_id"], known))

    def _change(self, copy: Copy, changes: dict[str, Any], *, by_external_id: bool) -> None:
        place = copy.kind.at(copy.external_id if by_external_id else copy.id)
        answer = self.kit.call(copy.kind.update, place, key=copy.key, body=changes)
        told = f"a 2xx for {as_json(changes)}"
        self._check(answer.is_success, RULES[copy.kind.name], told, answer)
        copy.holds = {**copy.holds, **changes}
        self._judge(copy)

    def _judge(self, copy: Copy) -> None:
        place = copy.kind.at(copy.id)
        read = self.kit.call(copy.kind.read, place, key=copy.key)
        record = record_of(read, copy.kind)
        for name, value in copy.holds.items():
            if name.startswith("scheduled_"):
                # How it is shown is left open, null apart.
                is_kept = (record.get(name) is None) == (value is None)
            else:
                is_kept = name in record and record[name] == value
            self._check(is_kept, RULES[copy.kind.name], f'"{name}": {as_json(value)}', read)
        version = record.get("version")
        if isinstance(version, int):
            self._check(version >= copy.version, "PL-VER-01", f"{copy.version} or more", read)
            copy.version = version

    def _check(self, is_kept: bool, rule_id: str, expected: str, answer: Exchange) -> None:
        self.is_over = self.is_over or not is_kept
        self.tape.check(is_kept, rule_id, expected, answer.brief, answer)


def model(kit: Kit) -> None:
    """Run the model against the target, then look whether a list still has it all."""
    if not kit.may_write:
        return
    drive(kit, TwoAccounts, examples=EXAMPLES, steps=STEPS)
    for resource in TABLE.resources:
        found = walk(kit, resource)
        if found.is_over:
            with kit.example(rule="PL-PAGE-01"):
                listed = found.ids
                is_once = len(listed) == len(set(listed))
                kit.check(is_once, "every uuid once", "one of them again", *found.pages)
