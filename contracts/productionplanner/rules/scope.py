"""One project of another organization, or of nobody: what is answered, and what it tells."""

from collections.abc import Iterator, Sequence
from functools import partial

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes.same_answer import difference, header_difference
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OTHER, OWN
from understudy.contracts.productionplanner.operations import params
from understudy.contracts.productionplanner.trespass import VALID, Attempt
from understudy.contracts.productionplanner.typing import Kit


@rule("PP-SCOPE-02", needs=(OTHER,))
def a_foreign_project_is_404(kit: Kit) -> None:
    for ours, theirs in kit.both_ways():
        visit = kit.stage.trespasses.visit(ours, theirs)
        for attempt, answer in visit.answers.items():
            if attempt.kind in VALID:
                _expect(kit, answer, (404,), *visit.before(attempt))
            if attempt.kind == "claiming":
                # Fields and parameters that are not documented may be refused as such.
                _expect(kit, answer, (404, 400))


@rule("PP-SCOPE-02", effect="write", needs=(OTHER,))
def a_foreign_project_that_was_changed_is_404(kit: Kit) -> None:
    scratch = kit.stage.scratch
    changed = kit.stage.change(scratch, {"name": kit.name("changed"), "totalBudget": 4000})
    answer = kit.call("get_project", params(scratch.id), key=OTHER)
    _expect(kit, answer, (404,), changed)


@rule("PP-SCOPE-03")
def an_unknown_project_is_404(kit: Kit) -> None:
    trespasses = kit.stage.trespasses
    for attempt in trespasses.attempts:
        if attempt.kind in VALID:
            _expect(kit, trespasses.unknown(attempt, OWN), (404,))


@rule("PP-SCOPE-03")
def an_id_counts_as_a_whole(kit: Kit) -> None:
    real = kit.stage.project(OWN)
    trail = kit.target.trail
    longer = trail.derive(real, lambda each: f"{each}0", "{}0")
    shorter = trail.derive(real, lambda each: each[:-1], '$(printf %s "{}" | sed "s/.$//")')
    for near in (longer, shorter):
        # The number next to a real one may be real too.
        if not real.isdecimal():
            # What is not of the form of an id may be refused as such.
            _expect(kit, kit.call("get_project", params(near)), (404, 400))


@rule("PP-SCOPE-04", needs=(OTHER,))
def a_foreign_project_is_answered_like_an_unknown_one(kit: Kit) -> None:
    for ours, attempt, foreign, before in _pairs(kit):
        with kit.example(foreign):
            told = _told(kit, ours, attempt, foreign)
            if told is not None:
                unknown = kit.stage.trespasses.unknown(attempt, ours)
                raise Broken(
                    f"the answer to an unknown id ({unknown.brief})",
                    f"{foreign.brief}: they differ in {told}",
                    *before,
                    unknown,
                    foreign,
                    again=partial(_tells, [*before, unknown, foreign]),
                )


@rule("PP-SCOPE-07", needs=(OTHER,))
def headers_do_not_tell_a_foreign_project(kit: Kit) -> None:
    trespasses = kit.stage.trespasses
    for ours, attempt, foreign, _ in _pairs(kit):
        with kit.example(foreign):
            unknown = trespasses.unknown(attempt, ours if ours == OWN else OWN)
            names = header_difference(foreign, unknown)
            if names:
                # What differs by chance does not differ twice, or differs from itself.
                before, unknown = unknown, trespasses.ask_unknown(attempt, ours)
                foreign = kit.target.exchange(foreign.request)
                names &= header_difference(foreign, unknown)
                names -= header_difference(before, unknown)
            if names:
                got = "; ".join(f"{name}: {foreign.headers.get(name)}" for name in sorted(names))
                expected = "the headers of the answer to an unknown id"
                raise Broken(expected, got, unknown, foreign, with_headers=True)


def _expect(kit: Kit, answer: Exchange, statuses: tuple[int, ...], *evidence: Exchange) -> None:
    with kit.example():
        expected = " or ".join(str(status) for status in statuses)
        kit.check(answer.status in statuses, expected, answer.brief, *evidence, answer)


def _pairs(kit: Kit) -> Iterator[tuple[str, Attempt, Exchange, list[Exchange]]]:
    for ours, theirs in kit.both_ways():
        visit = kit.stage.trespasses.visit(ours, theirs)
        for attempt, answer in visit.answers.items():
            if attempt.kind != "claiming":
                yield ours, attempt, answer, visit.before(attempt)


def _tells(evidence: Sequence[Exchange], answers: Sequence[Exchange]) -> bool:
    *others, _ = (each.number for each in evidence)
    unknown, foreign = answers[sorted(others).index(others[-1])], answers[-1]
    return difference(foreign, unknown, lambda: unknown, lambda: foreign) is not None


def _told(kit: Kit, ours: str, attempt: Attempt, foreign: Exchange) -> str | None:
    """Return what tells the foreign project; where something does, its own key asks again."""
    trespasses = kit.stage.trespasses
    told = None
    for key in dict.fromkeys((OWN, ours)):
        told = difference(
            foreign,
            trespasses.unknown(attempt, key),
            partial(trespasses.ask_unknown, attempt, key),
            partial(kit.target.exchange, foreign.request),
            kit.stage.trespasses.volatile,
        )
        if told is None:
            return None
    return told
