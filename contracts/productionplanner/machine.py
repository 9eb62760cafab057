"""Layer 3: two organizations at once, in any order, held against what they should hold."""

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from understudy.contracts.kit.layers.machine import Tape, drive
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OTHER, OWN
from understudy.contracts.productionplanner.copies import (
    Copy,
    judge_dates,
    judge_day,
    judge_list,
    judge_project,
    judge_things,
)
from understudy.contracts.productionplanner.pools import (
    CALENDAR,
    DAYS,
    KEYS,
    KINDS,
    MINUTES,
    MOST_PROJECTS,
    OPTIONS,
    TIMES,
    VALUES,
    WHICH,
)
from understudy.contracts.productionplanner.reading import days, project_id, rows
from understudy.contracts.productionplanner.table import PROJECT_WRITES, WRITES, params
from understudy.contracts.productionplanner.typing import Kit

EXAMPLES = 12
STEPS = 40
BURST = 11
# Of a status that was expected and did not come, which rule says so.
RULES = {200: "PP-PATCH-01", 400: "PP-STATUS-04", 409: "PP-DATE-02"}
FIRST = ("create_project", "add_date", "add_schedule_item")


@dataclass
class Watched(Tape):
    """A tape that remembers that something was broken in this example."""

    whole: Tape | None = None
    is_over: bool = False

    def check(self, is_kept: bool, rule: str, expected: str, got: str, *evidence: Exchange) -> None:
        """Pass a check on."""
        self.is_over = self.is_over or not is_kept
        if self.whole is not None:
            self.whole.check(is_kept, rule, expected, got, *evidence)


class TwoTenants(RuleBasedStateMachine):
    """Writes into both organizations; reads everything again at the end."""

    def __init__(self, tape: Tape) -> None:
        super().__init__()
        self.tape = Watched(tape.kit, whole=tape)
        self.kit = tape.kit
        self.copies: list[Copy] = []
        self.step = 0

    @initialize()
    def begin(self) -> None:
        """Give each organization a project."""
        for key in self.kit.stage.keys:
            self._create(key)

    @rule(key=KEYS)
    def create(self, key: str) -> None:
        """Create a project, while there are few."""
        if len(self._of(self._known(key))) < MOST_PROJECTS:
            self._create(self._known(key))

    @rule(key=KEYS, which=WHICH, change=VALUES)
    def change(self, key: str, which: int, change: tuple[str, Any]) -> None:
        """Change one field of a project."""
        copy = self._pick(key, which)
        name, value = change
        if name == "name":
            # Whether two projects may have one name is not documented.
            value = self.kit.name(value)
        self._call("update_project", copy, key, {name: value}, 200)
        copy.values = {**copy.values, name: value}
        copy.touched = self.step
        judge_list(self.tape, copy.key, self.copies)

    @rule(key=KEYS, which=WHICH, day=DAYS)
    def add_date(self, key: str, which: int, day: str) -> None:
        """Add a date, which may be there already."""
        copy = self._pick(key, which)
        is_new = day not in copy.dates
        answer = self._call("add_date", copy, key, {"date": day}, 201 if is_new else 409)
        if not is_new:
            judge_dates(self.tape, copy)
            return
        copy.dates.append(day)
        lost = [each for each in copy.dates if days(answer).count(each) != 1]
        self._check(not lost, "PP-DATE-01", f"{copy.dates}, each once", answer)

    @precondition(lambda self: any(copy.dates for copy in self.copies))
    @rule(key=KEYS, which=WHICH, time=TIMES, turn=st.integers(0, 2))
    def add_item(self, key: str, which: int, time: str | None, turn: int) -> None:
        """Add an item to a day that the project has."""
        copy = self._pick(key, which)
        if not copy.dates:
            return
        day = copy.dates[turn % len(copy.dates)]
        item: dict[str, Any] = {"duration": 15 * (turn + 1)}
        self._add_item(copy, day, item if time is None else {**item, "time": time})

    @rule(key=KEYS, which=WHICH, operation=KINDS, turn=st.integers(0, 2))
    def add_thing(self, key: str, which: int, operation: str, turn: int) -> None:
        """Add one thing below a project."""
        copy = self._pick(key, which)
        self._add(copy, operation, turn)
        judge_things(self.tape, copy, operation)

    @rule(key=KEYS, which=WHICH)
    def fill_calendar(self, key: str, which: int) -> None:
        """Add many dates, and as many items to the first of them, in no order."""
        copy = self._pick(key, which)
        new = [day for day in CALENDAR if day not in copy.dates]
        for day in new:
            self._call("add_date", copy, key, {"date": day})
            copy.dates.append(day)
        judge_dates(self.tape, copy)
        for minute in MINUTES if new else ():
            self._add_item(copy, CALENDAR[0], {"time": f"12:{minute:02d}"})

    @rule(key=KEYS, which=WHICH, operation=KINDS)
    def add_many(self, key: str, which: int, operation: str) -> None:
        """Add many things of one kind below a project."""
        copy = self._pick(key, which)
        for turn in range(BURST):
            self._add(copy, operation, turn)
        judge_things(self.tape, copy, operation)

    @rule(key=KEYS, which=WHICH, place=st.integers(0, len(PROJECT_WRITES) - 1))
    def lack(self, key: str, which: int, place: int) -> None:
        """Send a body without anything that is required or recognised."""
        write = PROJECT_WRITES[place]
        if write.required:
            self._call(write.create, self._pick(key, which), key, {}, 400)

    @precondition(lambda self: len(self.kit.stage.keys) > 1)
    @rule(key=KEYS, which=WHICH, place=st.integers(0, len(PROJECT_WRITES) - 1))
    def trespass(self, key: str, which: int, place: int) -> None:
        """Write into a project of the other organization."""
        copy = self._pick(key, which)
        stranger = OWN if copy.key == OTHER else OTHER
        write = PROJECT_WRITES[place]
        body = write.bearing(self.kit.name("foreign"), "2032-05-04")
        answer = self.kit.call(write.create, params(copy.id), key=stranger, body=body)
        self._check(answer.status == 404, "PP-SCOPE-02", "404", answer)

    def teardown(self) -> None:
        """Read everything again, unless a step has failed: what it broke would hide it."""
        if self.tape.is_over:
            return
        for copy in self.copies:
            judge_project(self.tape, copy)
        for key in self.kit.stage.keys:
            judge_list(self.tape, key, self.copies)

    def _call(
        self,
        operation: str,
        copy: Copy | None,
        key: str,
        body: Any,
        status: int = 201,
        day: str = "2032-05-01",
    ) -> Exchange:
        self.step += 1
        if copy is not None and status != 400:
            # Whether what is added below a project moves it in the list is not documented.
            copy.perhaps = self.step
        place = params(copy.id, day) if copy else {}
        owner = copy.key if copy else key
        answer = self.kit.call(operation, place, key=owner, body=body)
        rule_id = RULES.get(status) or ("PP-STATUS-03", "PP-STATUS-02")[operation in FIRST]
        self._check(answer.status == status, rule_id, str(status), answer)
        return answer

    def _create(self, key: str) -> None:
        body = {"name": self.kit.name("model"), "timezone": "America/New_York"}
        answer = self._call("create_project", None, key, body)
        found = project_id(answer)
        self._check(found is not None, "PP-PROJ-01", "an id", answer)
        self.copies.append(Copy(str(found), key, body, self.step))

    def _check(self, is_kept: bool, rule_id: str, expected: str, answer: Exchange) -> None:
        self.tape.check(is_kept, rule_id, expected, answer.brief, answer)

    def _add(self, copy: Copy, operation: str, turn: int) -> None:
        options = OPTIONS[operation]
        name = self.kit.name("thing")
        body = {WRITES[operation].naming: name, **options[turn % len(options)]}
        if "email" in body:
            # Whether two members may have one address is not documented.
            body["email"] = f"{'.'.join(name.split())}@example.com"
        self._call(operation, copy, copy.key, body)
        copy.added(operation).append(body)

    def _add_item(self, copy: Copy, day: str, fields: dict[str, Any]) -> None:
        item = {"activity": self.kit.name("item"), **fields}
        answer = self._call("add_schedule_item", copy, copy.key, item, 201, day)
        copy.on(day).append(item)
        judge_day(self.tape, copy, day, answer, "PP-SCHED-02")

    def _known(self, key: str) -> str:
        return key if key in self.kit.stage.keys else OWN

    def _of(self, key: str) -> list[Copy]:
        return [copy for copy in self.copies if copy.key == key]

    def _pick(self, key: str, which: int) -> Copy:
        own = self._of(self._known(key))
        return own[which % len(own)]


def model(kit: Kit) -> None:
    """Run the model against the target."""
    if not kit.may_write:
        return
    drive(kit, TwoTenants, examples=EXAMPLES, steps=STEPS)
    for key in kit.stage.keys:
        answer = kit.call("list_projects", key=key)
        lost = kit.stage.lasting(key) - {str(row.get("id")) for row in rows(answer)}
        with kit.example(rule="PP-LIST-06"):
            kit.check(not lost, "every project of the run", f"without {sorted(lost)}", answer)
