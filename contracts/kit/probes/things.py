"""The things that probes ask about: made by this run when first asked for, never deleted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any

from understudy.contracts.kit.probes.reading import Entry, new_id, record_of, row_of, shown_of
from understudy.contracts.kit.probes.table import Resource, Table
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OTHER, OWN

if TYPE_CHECKING:
    from understudy.contracts.kit.judge.context import Kit

SUCCESS = range(200, 300)
FIRST_DAY = date(2033, 2, 26)


@dataclass(frozen=True)
class Thing:
    """One thing of this run: its id, whose it is, what was sent, and the answer that made it.

    `id` is "" where no answer has told one; `around` are the path parameters of its parents.
    """

    resource: Resource
    id: str
    key: str
    body: Mapping[str, Any]
    made: Exchange
    around: Mapping[str, str] = field(default_factory=dict)

    @property
    def place(self) -> dict[str, str]:
        """The path parameters of a call that names it, or that makes one more in its parent."""
        named = self.resource.at(self.id) if self.resource.param else self.resource.place
        return {**self.around, **named}

    @property
    def name(self) -> str:
        """The name that it was made with."""
        return str(self.body[self.resource.naming])

    def changed(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        """Return the body of an update with these changes, and with what none is without."""
        resent = self.resource.resent.items()
        return {**{name: self.body[made] for name, made in resent}, **changes}

    def shown_by(self, answer: Exchange) -> Entry:
        """Return what an answer shows of it: by itself or, where that is all there is, its row."""
        return shown_of(answer, self.resource, self.id)


class Things:
    """Makes things, and gives out those that no probe changes: one of each kind and key."""

    def __init__(self, kit: "Kit[Any]", table: Table) -> None:
        self.kit = kit
        self.table = table
        self._homes: dict[tuple[str, str], Thing] = {}
        self._days = 0
        self._weeks: dict[str, int] = {}

    def info(self, key: str) -> Exchange:
        """Return what a key is told that names nothing, asked for once."""
        plain, query = self.table.plain, self.table.plain_query
        return self.kit.shared(
            ("info", key), lambda: self.kit.target.call(plain, query=query, key=key)
        )

    def body(
        self, resource: Resource, label: str, /, *, key: str = OWN, **fields: Any
    ) -> dict[str, Any]:
        """Return a whole body with a name of this run, and with ids of its own choosing."""
        name = self.day() if resource.is_day else self.kit.name(label)
        chosen = {each: self.kit.once(name.replace(" ", "-")) for each in resource.aliases}
        linked = {each: self.home(self.table[to], key).id for each, to in resource.links.items()}
        return {**self._in_time(resource, resource.whole(name)), **chosen, **linked, **fields}

    def _in_time(self, resource: Resource, body: dict[str, Any]) -> dict[str, Any]:
        """Return a whole body a week after the one before."""
        if not resource.days:
            return body
        self._weeks[resource.name] = weeks = self._weeks.get(resource.name, -1) + 1
        later = {each: date.fromisoformat(body[each]) for each in resource.days}
        return body | {each: str(day + timedelta(weeks=weeks)) for each, day in later.items()}

    def full_body(self, resource: Resource, label: str) -> dict[str, Any]:
        """Return a whole body that has all texts, too."""
        others = [each for each in resource.texts if each not in resource.aliases]
        texts = {each: self.kit.name(each) for each in others}
        return {**texts, **self.body(resource, label)}

    def make(
        self,
        resource: Resource,
        label: str,
        /,
        *,
        key: str = OWN,
        parent: Thing | None = None,
        **fields: Any,
    ) -> Thing:
        """Make something; Unmet where it is refused, or tells no id by which it could be read."""
        body = self.body(resource, label, key=key, **fields)
        return self.made(resource, body, key=key, parent=parent)

    def made(
        self,
        resource: Resource,
        body: Mapping[str, Any],
        *,
        key: str = OWN,
        parent: Thing | None = None,
    ) -> Thing:
        """Make something with this very body; in a home of its parent's unless one is given."""
        if resource.parent and parent is None:
            parent = self.home(self.table[resource.parent], key)
        around = {} if parent is None else parent.place
        place = {**around, **resource.place}
        answer = self.kit.call(resource.create, place, key=key, body=dict(body), expect=SUCCESS)
        found = new_id(answer, resource)
        is_known = found is not None or not resource.read
        self.kit.stand_on(is_known, f"no id of a new {resource.name}: {answer.brief}")
        return Thing(resource, found or "", key, body, answer, around)

    def home(self, resource: Resource, key: str = OWN) -> Thing:
        """Return a thing of one kind that nobody changes; looked at once it is there."""
        if (resource.name, key) not in self._homes:
            self._homes[resource.name, key] = self._settled(self.make(resource, "home", key=key))
        return self._homes[resource.name, key]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the organizations that this run knows."""
        return (OWN, OTHER) if self.kit.has(OTHER) else (OWN,)

    def made_ids(self, resource: Resource, key: str | None = None) -> frozenset[str]:
        """Return the ids of all things of a kind that this run has made so far, or one key has."""
        makers: dict[str | None, str | None] = {}
        for each in self.kit.target.trail.writes:
            if each.operation == resource.create and each.is_success:
                makers.setdefault(new_id(each, resource), each.key)
        return frozenset(ident for ident, by in makers.items() if ident and key in (None, by))

    def unknown_id(self, resource: Resource) -> str:
        """Return an id that nothing has, and that is nearly one that something has."""
        real = self.home(resource).id
        ident, answer = self.near_to(resource, real, *self.keys)
        self.kit.stand_on(not answer.is_success, f"every id that is nearly {real} is taken")
        return ident

    def near_to(self, resource: Resource, real: str, *keys: str) -> tuple[str, Exchange]:
        """Return an id that is nearly a real one, and what is answered about it.

        It is shown to one of the keys only where every such id is.
        """
        tried: list[tuple[str, Exchange]] = []
        # Where ids are counted, a near one may be real: then its end is another one.
        endings = (self._ending(real, end) for end in "9753" if not real.endswith(end))
        for ident in chain((self.kit.near_id(real),), endings):
            place = resource.at(ident)
            answers = [self.kit.call(resource.read, place, key=key) for key in keys]
            tried.append((ident, next((e for e in answers if e.is_success), answers[0])))
            if not tried[-1][1].is_success:
                return tried[-1]
        return tried[0]

    def _ending(self, real: str, end: str) -> str:
        shell = f'$(printf %s "{{}}" | sed "s/.$/{end}/")'
        return self.kit.target.trail.derive(real, lambda each: each[:-1] + end, shell)

    def stand_on_new(self, resource: Resource, name: str) -> None:
        """Raise Unmet where a name of this run's choosing is taken: an earlier run had its seed."""
        found = record_of(self.kit.call(resource.read, resource.at(name)), resource)
        is_new = name not in (found.get(each) for each in resource.aliases)
        self.kit.stand_on(is_new, "an earlier run with this seed was here; pass another --seed")

    def read(self, thing: Thing, *, key: str | None = None) -> Exchange:
        """Read a thing by its id, or its kind's list where single ones cannot be read."""
        operation = thing.resource.read or thing.resource.listed
        return self.kit.call(operation, thing.place, key=key or thing.key)

    def listed(self, thing: Thing, *, key: str | None = None) -> Exchange:
        """Return the list that a thing stands in."""
        place = {**thing.around, **thing.resource.place}
        return self.kit.call(thing.resource.listed, place, key=key or thing.key)

    def change(self, thing: Thing, changes: Mapping[str, Any], **how: Any) -> Exchange:
        """Change a thing by its id."""
        sent = {"key": thing.key, "body": thing.changed(changes), **how}
        return self.kit.call(thing.resource.update, thing.place, **sent)

    def day(self) -> str:
        """Return a day that this run has not named yet."""
        self._days += 1
        return (FIRST_DAY + timedelta(days=self._days)).isoformat()

    def _settled(self, thing: Thing) -> Thing:
        """Return a thing once it is read back and listed, or after having waited for that."""
        resource = thing.resource
        if not resource.read and resource.parent:
            return thing
        reads = [self.read, self.listed] if resource.read else [self.listed]

        def is_there(seen: list[Exchange]) -> bool:
            is_read = thing.shown_by(seen[0]).get(resource.naming) == thing.name
            return is_read and bool(row_of(seen[-1], resource, thing.id))

        self.kit.lateness.settled(
            lambda: [read(thing) for read in reads], is_there, lambda seen: seen
        )
        return thing
