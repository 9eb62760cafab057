"""What one organization asks about another's thing, and about one that nobody has."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, Literal

from understudy.contracts.kit.probes.homes import Home, Suspect, home_of, look, seen
from understudy.contracts.kit.probes.pairs import Pair
from understudy.contracts.kit.probes.reading import new_id, rows_of
from understudy.contracts.kit.probes.same_answer import Pointer
from understudy.contracts.kit.probes.side_effects import Scene
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Things
from understudy.contracts.kit.probes.writes import spare_text
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OWN
from understudy.contracts.kit.talk.sending import Sending

Kind = Literal["plain", "named", "whole", "empty", "broken", "known", "claiming", "smuggled"]
# Bodies that its owner could send.
VALID: tuple[Kind, ...] = ("plain", "named", "whole", "known")
BROKEN = b'{"name": "'
CLAIMING_HEADERS = ("X-Org-Id", "X-Organization-Id", "X-Tenant-Id")


@dataclass(frozen=True)
class Attempt:
    """One call on a thing that is not the caller's: `known` bodies name what it has already.

    A `named` one names it by a name of its owner's choosing, a `claiming` one says that the caller
    is of its organization; so does a `smuggled` one, which goes into a thing of the caller's own.
    """

    operation: str
    kind: Kind


@dataclass
class Visit:
    """What a home held before and after, and all that was asked about it in between.

    `soon` is what its owner read right after the foreign reads.
    """

    answers: dict[Attempt, Exchange] = field(default_factory=dict)
    suspects: list[Suspect] = field(default_factory=list)
    scene: Scene = field(init=False)
    soon: Exchange | None = None

    def before(self, attempt: Attempt) -> list[Exchange]:
        """Return what the owner read before a foreign read: it may have been kept for the path."""
        looked = self.scene.before.answers if attempt.kind == "plain" else {}
        return [looked[attempt.operation]] if attempt.operation in looked else []


@dataclass
class ForeignRequests:
    """Sends every attempt once in each direction, and once for an id that nothing has.

    `volatile` is where answers hold what changes with each request.
    """

    things: Things
    resource: Resource
    volatile: set[Pointer] = field(default_factory=set, init=False)
    _visits: dict[tuple[str, str], Visit] = field(default_factory=dict, init=False)
    _own: dict[str, str] = field(default_factory=dict, init=False)
    _unknown: dict[tuple[str, Attempt], Exchange] = field(default_factory=dict, init=False)
    _nothing: dict[str, str] = field(default_factory=dict, init=False)
    _days: dict[str, str] = field(default_factory=dict, init=False)

    @cached_property
    def _reads(self) -> tuple[str, ...]:
        return (*self.things.table.shown_by(self.resource), *self.resource.reads)

    @cached_property
    def _written(self) -> dict[str, Resource]:
        """The writes on a thing, each with what it makes or changes."""
        own = {self.resource.update: self.resource} if self.resource.update else {}
        return own | {each.create: each for each in self.things.table.held_by(self.resource)}

    @cached_property
    def attempts(self) -> tuple[Attempt, ...]:
        """What is tried on foreign and on unknown things alike."""
        reads = [Attempt(each, "plain") for each in self._reads]
        reads += [Attempt(self.resource.read, "named")] if self.resource.aliases else []
        if not self.things.kit.may_write:
            return tuple(reads)
        unique = [name for name, each in self._written.items() if each.naming in each.unique]
        kinds: tuple[tuple[Kind, list[str]], ...] = (
            ("whole", list(self._written)),
            ("known", [each for each in unique if each != self.resource.update]),
            ("empty", list(self._written)),
            ("broken", list(self._written)),
        )
        return (*reads, *(Attempt(each, kind) for kind, names in kinds for each in names))

    def unknown(self, attempt: Attempt, key: str) -> Exchange:
        """Return the answer to an attempt on an id that nothing has."""
        if (key, attempt) not in self._unknown:
            self._unknown[key, attempt] = self._ask_unknown(attempt, key)
        return self._unknown[key, attempt]

    def pair(self, attempt: Attempt, foreign: Exchange, key: str, again: str = "") -> Pair:
        """Return a foreign answer beside one that a key got; `again` is the key that asks again."""
        ask_foreign = partial(self.things.kit.target.exchange, foreign.request)
        ask_unknown = partial(self._ask_unknown, attempt, again or key)
        return Pair(foreign, self.unknown(attempt, key), ask_foreign, ask_unknown)

    def visit(self, ours: str, theirs: str) -> Visit:
        """Return what came of the attempts on the other organization's home."""
        if (ours, theirs) not in self._visits:
            self._visits[ours, theirs] = self._visit(ours, theirs)
        return self._visits[ours, theirs]

    def own(self, key: str) -> str:
        """Return a thing of a key's own, made under the other organization's name if at all."""
        if key not in self._own:
            self._own[key] = self.things.make(self.resource, "own", key=key).id
        return self._own[key]

    def claims(self, home: Home) -> dict[str, str]:
        """Return what a careless implementation might believe more than the key."""
        owner = self.things.kit.tenants.organization(home.key) or "unknown"
        named = {self.resource.owner: owner} if self.resource.owner else {}
        return {**named, "organizationId": owner, self.resource.param: home.id}

    def _visit(self, ours: str, theirs: str) -> Visit:
        kit, home, visit = self.things.kit, home_of(self.things, self.resource, theirs), Visit()
        # Read by its owner right before, so that an answer kept for the path would be served.
        before = seen(kit, home)
        if next(kit.target.trail.backwards()) not in before.answers.values():
            before = look(kit, home)
        # One way round is enough for bodies that are refused whoever sends them.
        for attempt in self.attempts:
            if ours == OWN or attempt.kind in VALID:
                self._note(visit, attempt, self.ask(attempt, home.id, ours, home), ours)
            if attempt == Attempt(self._reads[-1], "plain"):
                # An answer that is kept for the path would be served to the owner now.
                visit.soon = kit.call(self.resource.read, home.place, key=theirs)
        # Who may not write asks by two of the reads.
        every = (*self._reads, *self._written) if kit.may_write and ours == OWN else ()
        for operation in every or dict.fromkeys((self._reads[0], self._reads[-1])):
            attempt = Attempt(operation, "claiming")
            answer = self.ask(attempt, home.id, ours, home, self.claims(home))
            self._note(visit, attempt, answer, ours)
        visit.suspects += self._smuggle(ours, home) if kit.may_write else []
        own = self.things.made_ids(self.resource) - {home.id}
        visit.scene = Scene(kit, home, before, look(kit, home), own)
        return visit

    def _note(self, visit: Visit, attempt: Attempt, answer: Exchange, key: str) -> None:
        visit.answers[attempt] = answer
        leaves = attempt.operation in self._written and attempt.kind in ("whole", "claiming")
        visit.suspects.append(Suspect(answer, self.mark(attempt, key) if leaves else None))

    def _ask_unknown(self, attempt: Attempt, key: str) -> Exchange:
        own = home_of(self.things, self.resource, key)
        if key not in self._nothing:
            self._nothing[key], answer = self.things.near_to(self.resource, own.id, key)
            self._unknown[key, Attempt(self.resource.read, "plain")] = answer
            if attempt.kind == "plain" and attempt.operation == self.resource.read:
                return answer
        return self.ask(attempt, self._nothing[key], key, own)

    def ask(
        self,
        attempt: Attempt,
        ident: str,
        key: str,
        home: Home | None = None,
        claims: Mapping[str, str] | None = None,
    ) -> Exchange:
        """Send an attempt on any thing; `home` is the one that it, or a near one, is about."""
        how: Sending = {"key": key}
        if attempt.kind == "broken":
            how["raw"] = BROKEN
        elif attempt.operation not in self._reads:
            how["body"] = {**self._body(attempt, home, key), **(claims or {})}
        if claims:
            how["headers"] = claiming(claims)
        if attempt.kind == "named" and home is not None:
            ident = home.names[0] if ident == home.id else self.things.kit.near_id(home.names[0])
        place = self.things.table.place_of(self.resource, ident)
        if claims and attempt.operation not in self._written:
            # Where nothing stands, a look at what was found is not what refuses.
            place |= self.things.table.empty_place_in(self.resource)
        return self.things.kit.target.call(attempt.operation, place, query=claims, **how)

    def _body(self, attempt: Attempt, home: Home | None, key: str) -> dict[str, Any]:
        if attempt.kind == "empty":
            return {}
        root = self.resource
        if attempt.operation == root.create and home is not None:
            # Under the name of both homes: what goes by names finds them.
            return {**self.things.body(root, attempt.kind), root.naming: home.name}
        resource, mark = self._written[attempt.operation], self.mark(attempt, key)
        if attempt.kind == "known" and home is not None:
            # What nobody else may have once more, and its owner neither.
            listed = seen(self.things.kit, home).answers[resource.listed]
            for row in rows_of(listed, resource)[:1]:
                return {resource.naming: row.get(resource.naming)}
        if attempt.operation != root.update:
            return resource.whole(mark)
        if attempt.kind == "smuggled":
            return {root.naming: mark}
        # By a text that is not required alone, nothing new can be made where that is a way to.
        return {spare_text(root): mark} if root.upserted else root.change.whole(mark)

    def mark(self, attempt: Attempt, key: str) -> str:
        """Return a text, or a day, by which what a write leaves is found."""
        resource, kind = self._written[attempt.operation], attempt.kind
        if resource.is_day:
            return self._days.setdefault(kind, self.things.day())
        mark = f"understudy-{self.things.kit.seed.run_id} {kind} {attempt.operation} by {key}"
        return mark[: resource.texts.get(resource.naming)]

    def _smuggle(self, ours: str, home: Home) -> list[Suspect]:
        """Write into a thing of our own under the other organization's name."""
        claims = {**self.claims(home), self.resource.ident: home.id}
        known = self.things.made_ids(self.resource, ours)
        made = self.ask(Attempt(self.resource.create, "smuggled"), "", ours, home, claims)
        found = new_id(made, self.resource)
        # What is answered with an earlier thing is no thing of its own.
        if made.is_success and found not in (None, home.id, *known):
            self._own[ours] = str(found)
        names = list(self._written)[: None if ours == OWN else 2]
        tried = [Attempt(each, "smuggled") for each in names]
        sent = [(each, self.ask(each, self.own(ours), ours, home, claims)) for each in tried]
        return [Suspect(made, home.name), *(Suspect(one, self.mark(by, ours)) for by, one in sent)]


def claiming(claims: Mapping[str, str]) -> dict[str, str]:
    """Return headers that name another organization than the key's."""
    return dict.fromkeys(CLAIMING_HEADERS, claims["organizationId"])


def told(statuses: Collection[int]) -> str:
    """Return the statuses that are right in words."""
    return " or ".join(map(str, statuses)) if len(statuses) < 4 else "a 4xx"


def requests_of(things: Things, resource: Resource) -> ForeignRequests:
    """Return the requests about one kind of thing, shared by all probes."""
    what = ("foreign requests", resource.name)
    return things.kit.shared(what, lambda: ForeignRequests(things, resource))
