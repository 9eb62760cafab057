"""Finds what a request changed that was to change nothing."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from understudy.contracts.kit.judge.context import Kit
from understudy.contracts.kit.judge.finding import Broken, Eclipsed
from understudy.contracts.kit.probes.homes import Home, Suspect
from understudy.contracts.kit.probes.looks import Look, facts, ids_in
from understudy.contracts.kit.probes.probe import things_of
from understudy.contracts.kit.probes.reading import bears, record_of, rows_of
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Things
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.stop import Unmet

NAMED = "understudy-"
MOST_TRIES = 60
EXPECTED = "nothing changed by a request that is refused"
OF_ANOTHER = "nothing of another organization changed"


@dataclass(frozen=True)
class Scene:
    """A home before and after some requests; the rows of `own` things may differ in the list."""

    kit: Kit[Any]
    home: Home
    before: Look
    after: Look
    own: frozenset[str]

    def judge(self, suspects: Sequence[Suspect], expected: str = EXPECTED) -> None:
        """Raise Broken with the request that changed something, if any did."""
        if self.home.spoiled_by is not None:
            raise Eclipsed(self.home.spoiled_by)
        try:
            self._find_mark(suspects, expected)
            self._try_each(suspects, self.changed(), expected)
        except Broken as broken:
            self.home.spoiled_by = broken.rule or self.kit.rule
            raise
        shown = {read for read in self.after.answers if self.kit.has_shown(read)}
        # Where nothing of its kind is shown, nobody can tell what a request has left.
        looked_at = [each.exchange for each in suspects if each.shown_by(self.home.table) in shown]
        self.kit.attention.compare(*looked_at, *(self.after.answers[read] for read in shown))

    def changed(self) -> list[str]:
        """Return the reads that differ; of the list, the rows of what runs work with may."""
        resource = self.home.resource
        reads = [
            each
            for each, shown in self.home.table.shown_by(resource).items()
            if facts(self.before.answers[each], shown) != facts(self.after.answers[each], shown)
        ]
        was, now = (each.answers[resource.listed] for each in (self.before, self.after))
        ids = (ids_in(was, resource) | ids_in(now, resource)) - self.own - self._others_runs()
        is_same = facts(was, resource, ids) == facts(now, resource, ids)
        return reads if is_same else [*reads, resource.listed]

    def _others_runs(self) -> frozenset[str]:
        """Return the ids of things that other runs of this kit work with at the same time."""
        run, resource = f"{NAMED}{self.kit.seed.run_id}", self.home.resource
        lists = (each.answers[resource.listed] for each in (self.before, self.after))
        listed = [row for answer in lists for row in rows_of(answer, resource)]
        named = [(str(row.get(resource.ident)), str(row.get(resource.naming))) for row in listed]
        return frozenset(
            each for each, name in named if name.startswith(NAMED) and not name.startswith(run)
        )

    def _find_mark(self, suspects: Sequence[Suspect], expected: str) -> None:
        for suspect in suspects:
            for read, answer in self.after.answers.items():
                mark = suspect.mark
                is_old = mark is None or self.before.holds(mark, read)
                if mark is not None and not is_old and self.after.holds(mark, read):
                    # Whoever lists may have left the same text in another thing.
                    is_list = read == self.home.resource.listed
                    was = [self.before.answers[read]] if is_list else []
                    raise _marked(expected, mark, *was, suspect.exchange, answer)

    def _try_each(self, suspects: Sequence[Suspect], reads: Sequence[str], expected: str) -> None:
        # The requests for what changed before the others.
        table = self.home.table
        likely_first = sorted(suspects, key=lambda suspect: suspect.shown_by(table) not in reads)
        tries = [(each, read) for each in likely_first for read in reads]
        for suspect, read in tries[:MOST_TRIES]:
            self._try_alone(suspect, read, expected)
        inside = [read for read in reads if read != self.home.resource.listed]
        if inside:
            before, after = self.before.answers[inside[0]], self.after.answers[inside[0]]
            raise _differing(self._shown(after), expected, before, after)
        if reads:
            self._find_stray()
            raise Unmet(
                "the list changed, but no request did it when tried alone: who else writes?"
            )

    def _find_stray(self) -> None:
        """Raise Broken with the refused request that made a thing: its name is this run's own."""
        resource = self.home.resource
        was, listed = (each.answers[resource.listed] for each in (self.before, self.after))
        new = ids_in(listed, resource) - ids_in(was, resource) - self.own - {self.home.id}
        rows = [row for row in rows_of(listed, resource) if str(row.get(resource.ident)) in new]
        names = {str(row.get(resource.naming)) for row in rows}
        for sent in self.kit.target.trail.writes:
            name = _sent_name(sent, resource)
            is_ours = name is not None and name.startswith(f"{NAMED}{self.kit.seed.run_id}")
            if is_ours and name in names and not sent.is_success:
                expected = f"no {resource.name} made by what is refused with {sent.status}"
                rule = self.home.unknown_rule if sent.status == 404 else None
                got = f"a {resource.name} {name!r} in the list"
                again = partial(_lists, name)
                raise Broken(expected, got, sent, listed, rule=rule, again=again)

    def _try_alone(self, suspect: Suspect, read: str, expected: str) -> None:
        """Let the owner write something, send the request again, and see what is left."""
        self.home.spoiled_by = self.kit.rule
        laid = self._lay(read)
        before = self._read(read)
        if _is_coarse(before, self.home.resource):
            self.kit.wait(1.1)
        again = self.kit.target.exchange(suspect.exchange.request)
        after = self._read(read)
        own, shown = self.own if suspect.exchange.is_success else None, self._shown(before)
        if _differ(shown, before, after, own):
            raise _differing(shown, expected, *laid, before, again, after, of=before, own=own)

    def _lay(self, read: str) -> list[Exchange]:
        """Write what a read shows, as its owner does: a change may have been undone by another."""
        self.home.laid += 1
        shown, resource = self.home.table.shown_by(self.home.resource).get(read), self.home.resource
        operation = resource.update if shown is resource else shown.create if shown else ""
        if shown is None or not operation:
            return []
        days, name = things_of(self.kit, self.home.table), self.kit.name("laid out")
        body = shown.whole(days.day() if shown.is_day else name)
        body = resource.change.whole(name) if shown is resource else body
        return [self.kit.call(operation, self.home.place, key=self.home.key, body=body)]

    def _read(self, read: str) -> Exchange:
        return self.kit.call(read, self.home.place, key=self.home.key)

    def _shown(self, answer: Exchange) -> Resource:
        """Return the resource that a read shows."""
        shown = self.home.table.shown_by(self.home.resource)
        return shown.get(answer.operation or "", self.home.resource)


def judge_each_read(
    things: Things, resource: Resource, before: Look, suspects: Sequence[Suspect], after: Look
) -> None:
    """Judge each read of a foreign thing as one example: what was tried has changed nothing."""
    for operation, shown in things.table.shown_by(resource).items():
        if operation not in before.answers or operation not in after.answers:
            break
        was, now = before.answers[operation], after.answers[operation]
        own = [each for each in suspects if each.shown_by(things.table) == operation]
        tried = [each.exchange for each in own]
        with things.kit.example(was, now, *tried):
            for each in own:
                if each.mark and bears(now, each.mark) and not bears(was, each.mark):
                    raise _marked(OF_ANOTHER, each.mark, was, each.exchange, now)
            if _differ(shown, was, now, None):
                raise _differing(shown, OF_ANOTHER, was, *tried, now)
            things.kit.attention.compare(was, *tried, now)


def _marked(expected: str, mark: str, *evidence: Exchange) -> Broken:
    """Return the break of a text in the last answer that only a refused request had."""

    def is_there(answers: Sequence[Exchange]) -> bool:
        first, last = answers[0], answers[-1]
        was_there = first.operation == last.operation and bears(first, mark)
        return bears(last, mark) and not was_there

    return Broken(expected, f"{mark!r} in it", *evidence, again=is_there)


def _differing(
    shown: Resource,
    expected: str,
    *evidence: Exchange,
    of: Exchange | None = None,
    own: frozenset[str] | None = None,
) -> Broken:
    """Return the break of two reads of one thing that differ: the first, or `of`, and the last."""
    before, after = of or evidence[0], evidence[-1]
    place = sorted(each.number for each in evidence).index(before.number)

    def is_so(answers: Sequence[Exchange]) -> bool:
        was, now = answers[place], answers[-1]
        return was.status == before.status and _differ(shown, was, now, own)

    got = f"before: {before.brief}; after: {after.brief}"
    return Broken(expected, got, *evidence, again=is_so)


def _differ(shown: Resource, was: Exchange, now: Exchange, own: frozenset[str] | None) -> bool:
    """Tell whether two reads differ; in the list, a success may make a row or move `own` ones."""
    is_list = was.operation == shown.listed and bool(shown.read)
    if own is None or not is_list or not (was.is_success and now.is_success):
        return bool(facts(was, shown) != facts(now, shown))
    ids = ids_in(was, shown) - own
    return bool(facts(was, shown, ids) != facts(now, shown, ids))


def _sent_name(exchange: Exchange, resource: Resource) -> str | None:
    try:
        body = json.loads(exchange.request.body or b"null")
    except (ValueError, RecursionError):
        return None
    name = body.get(resource.naming) if isinstance(body, dict) else None
    return name if isinstance(name, str) else None


def _lists(name: str, answers: Sequence[Exchange]) -> bool:
    return not answers[0].is_success and bears(answers[-1], name)


def _is_coarse(answer: Exchange, resource: Resource) -> bool:
    """Tell whether timestamps have whole seconds, so that a touch shows only in the next one."""
    stamp = str(record_of(answer, resource).get(resource.order.removeprefix("-"), ""))
    return bool(stamp) and not re.search(r"\.\d*[1-9]", stamp)
