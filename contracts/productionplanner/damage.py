"""Finds what a request changed that was to change nothing."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from understudy.contracts.kit.judge.finding import Broken, Eclipsed
from understudy.contracts.kit.probes.reading import bears
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.stop import Unmet
from understudy.contracts.productionplanner.home import Home
from understudy.contracts.productionplanner.operations import PROJECT_WRITES, WRITES, params
from understudy.contracts.productionplanner.reading import record_of
from understudy.contracts.productionplanner.snapshot import Snapshot, changed, facts
from understudy.contracts.productionplanner.typing import Kit

NAMED = "understudy-"
MOST_TRIES = 60
EXPECTED = "nothing changed by a request that is refused"


@dataclass(frozen=True)
class Suspect:
    """A request that may have changed something, and the text that it would have left."""

    exchange: Exchange
    mark: str | None = None


@dataclass(frozen=True)
class Scene:
    """A home before and after some requests; the rows of `own` projects may differ in the list."""

    kit: Kit
    home: Home
    before: Snapshot
    after: Snapshot
    own: frozenset[str]

    def judge(self, suspects: Sequence[Suspect], expected: str = EXPECTED) -> None:
        """Raise Broken with the request that changed something, if any did."""
        if self.home.spoiled_by is not None:
            raise Eclipsed(self.home.spoiled_by)
        reads = changed(self.before, self.after, self.own | self._others_runs())
        try:
            self._find_mark(suspects, expected)
            self._try_each(suspects, reads, expected)
        except Broken as broken:
            self.home.spoiled_by = broken.rule or self.kit.rule
            raise
        shown = {read for read in self.after.answers if self.kit.has_shown(read)}
        # Where nothing of its kind is shown, nobody can tell what a request has left.
        looked_at = [each.exchange for each in suspects if _place(each) in shown]
        self.kit.attention.compare(*looked_at, *(self.after.answers[read] for read in shown))

    def _others_runs(self) -> frozenset[str]:
        """Return the ids of projects that other runs of this kit work with at the same time."""
        run = f"{NAMED}{self.kit.seed.run_id}"
        listed = [row for look in (self.before, self.after) for row in look.projects()]
        named = [(str(row.get("id")), str(row.get("name"))) for row in listed]
        return frozenset(
            each for each, name in named if name.startswith(NAMED) and not name.startswith(run)
        )

    def _find_mark(self, suspects: Sequence[Suspect], expected: str) -> None:
        for suspect in suspects:
            for read, answer in self.after.answers.items():
                mark = suspect.mark
                is_old = mark is None or self.before.holds(mark, read)
                if mark is not None and not is_old and self.after.holds(mark, read):
                    # Whoever lists may have left the same text in another project.
                    was = [self.before.answers[read]] if read == "list_projects" else []
                    raise _marked(expected, mark, *was, suspect.exchange, answer)

    def _try_each(self, suspects: Sequence[Suspect], reads: Sequence[str], expected: str) -> None:
        tries = [(each, read) for each in _likely_first(suspects, reads) for read in reads]
        for suspect, read in tries[:MOST_TRIES]:
            self._try_alone(suspect, read, expected)
        inside = [read for read in reads if read != "list_projects"]
        if inside:
            before, after = self.before.answers[inside[0]], self.after.answers[inside[0]]
            raise _differing(expected, before, after)
        if reads:
            self._find_stray()
            raise Unmet(
                "the list changed, but no request did it when tried alone: who else writes?"
            )

    def _find_stray(self) -> None:
        """Raise Broken with the refused request that made a project: its name is this run's own."""
        before = {str(row.get("id")) for row in self.before.projects()}
        known = before | self.own | {self.home.id}
        new = [row for row in self.after.projects() if str(row.get("id")) not in known]
        names = {str(row.get("name")) for row in new}
        for sent in self.kit.target.trail.writes:
            name = _sent_name(sent)
            is_ours = name is not None and name.startswith(f"{NAMED}{self.kit.seed.run_id}")
            if is_ours and name in names and not sent.is_success:
                expected = f"no project made by what is refused with {sent.status}"
                rule = "PP-SCOPE-03" if sent.status == 404 else None
                listed = self.after.answers["list_projects"]
                got = f"a project {name!r} in the list"
                again = partial(_lists, name)
                raise Broken(expected, got, sent, listed, rule=rule, again=again)

    def _try_alone(self, suspect: Suspect, read: str, expected: str) -> None:
        """Let the owner write something, send the request again, and see what is left."""
        self.home.spoiled_by = self.kit.rule
        laid = [self._lay(write.operation) for write in PROJECT_WRITES if write.shown_by == read]
        before = self._read(read)
        if _is_coarse(before):
            self.kit.wait(1.1)
        again = self.kit.target.exchange(suspect.exchange.request)
        after = self._read(read)
        own = self.own if suspect.exchange.is_success else None
        if _differ(before, after, own):
            raise _differing(expected, *laid, before, again, after, of=before, own=own)

    def _lay(self, operation: str) -> Exchange:
        self.home.laid += 1
        day = (date(2035, 1, 1) + timedelta(days=self.home.laid)).isoformat()
        body = WRITES[operation].body(self.kit.name("laid out"), day)
        place = params(self.home.id, self.home.day)
        return self.kit.call(operation, place, key=self.home.key, body=body)

    def _read(self, read: str) -> Exchange:
        return self.kit.call(read, params(self.home.id, self.home.day), key=self.home.key)


def _marked(expected: str, mark: str, *evidence: Exchange) -> Broken:
    def is_there(answers: Sequence[Exchange]) -> bool:
        first, last = answers[0], answers[-1]
        was_there = first.operation == last.operation and bears(first, mark)
        return bears(last, mark) and not was_there

    return Broken(expected, f"{mark!r} in it", *evidence, again=is_there)


def _differ(was: Exchange, now: Exchange, own: frozenset[str] | None) -> bool:
    """Tell whether two reads differ; in the list, a success may make a row or move `own` ones."""
    before, after = facts(was), facts(now)
    if own is not None and was.operation == "list_projects" and was.is_success and now.is_success:
        before = {project: row for project, row in before.items() if project not in own}
        after = {project: row for project, row in after.items() if project in before}
    return bool(before != after)


def _differing(
    expected: str,
    *evidence: Exchange,
    of: Exchange | None = None,
    own: frozenset[str] | None = None,
) -> Broken:
    before, after = of or evidence[0], evidence[-1]
    place = sorted(each.number for each in evidence).index(before.number)

    def is_so(answers: Sequence[Exchange]) -> bool:
        was, now = answers[place], answers[-1]
        return was.status == before.status and _differ(was, now, own)

    got = f"before: {before.brief}; after: {after.brief}"
    return Broken(expected, got, *evidence, again=is_so)


def _sent_name(exchange: Exchange) -> str | None:
    try:
        body = json.loads(exchange.request.body or b"null")
    except (ValueError, RecursionError):
        return None
    name = body.get("name") if isinstance(body, dict) else None
    return name if isinstance(name, str) else None


def _lists(name: str, answers: Sequence[Exchange]) -> bool:
    return not answers[0].is_success and bears(answers[-1], name)


def _likely_first(suspects: Sequence[Suspect], reads: Sequence[str]) -> list[Suspect]:
    """Return the requests for what changed before the others."""

    return sorted(suspects, key=lambda suspect: _place(suspect) not in reads)


def _place(suspect: Suspect) -> str:
    """Return the read that shows what a request may have left."""
    operation = suspect.exchange.operation or ""
    write = WRITES.get(operation)
    return write.shown_by if write else operation


def _is_coarse(answer: Exchange) -> bool:
    """Tell whether timestamps have whole seconds, so that a touch shows only in the next one."""
    stamp = str(record_of(answer).get("updatedAt", ""))
    return bool(stamp) and not re.search(r"\.\d*[1-9]", stamp)
