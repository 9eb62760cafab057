"""The history of a job: its events, their order and their chunks."""

from collections.abc import Sequence

from understudy.contracts.kit.judge.finding import Skip
from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes.order import is_in_order
from understudy.contracts.kit.probes.walk import Walk, walk
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.planado.reading import rows
from understudy.contracts.planado.resources import ABSENT, JOB
from understudy.contracts.planado.stage import Thing
from understudy.contracts.planado.table import EVENT
from understudy.contracts.planado.typing import Kit

# A chunk has twenty events.
MANY = 22


@rule("PL-HIST-01", effect="write")
def a_history_begins_with_the_oldest(kit: Kit) -> None:
    job = kit.stage.make(JOB, "history")
    sent = kit.stage.change(job, {"description": kit.name("history")})
    answer = kit.call("list_job_history", job.place)
    if answer.status in ABSENT:
        raise Skip(f"there is no history: {answer.brief}")
    events = rows(answer, "events")
    if answer.is_success and not events:
        raise Skip("the history of a job that was changed is empty")
    evidence = (job.made, sent, answer)
    kit.check(answer.is_success, "a 2xx", answer.brief, *evidence)
    has_versions = all("version" in event for event in events)
    kit.check(has_versions, "events with a version", answer.brief, *evidence)
    in_order = is_in_order(events, EVENT)
    kit.check(in_order, "the oldest version first", answer.brief, *evidence, again=_is_turned)


@rule("PL-HIST-01", effect="write", depth="default")
def its_chunks_follow_versions(kit: Kit) -> None:
    job = kit.stage.make(JOB, "history")
    sent = [kit.stage.change(job, {"description": kit.name("event")}) for _ in range(MANY)]
    whole = walk(kit, EVENT, place=job.place)
    if whole.pages[0].status in ABSENT or not whole.rows:
        raise Skip(f"there is no history: {whole.pages[0].brief}")
    with kit.example():
        got, evidence = f"versions {', '.join(whole.ids)}", (job.made, *sent, *whole.pages)
        kit.check(is_in_order(whole.rows, EVENT), "the oldest version first", got, *evidence)
        ids = [str(row.get("uuid", place)) for place, row in enumerate(whole.rows)]
        kit.check(len(set(ids)) == len(ids), "each event once", got, *evidence)
        is_whole = len(ids) >= sum(each.is_success for each in sent)
        kit.check(is_whole, f"an event for each of {MANY} changes", got, *evidence)
    with kit.example():
        last = whole.pages[-1]
        kit.check(whole.ends_empty, "an empty list of events in the end", last.brief, *whole.pages)
    for place in (0, len(whole.ids) // 2):
        _check_follows(kit, job, sent, whole, place)


def _check_follows(kit: Kit, job: Thing, sent: Sequence[Exchange], whole: Walk, place: int) -> None:
    with kit.example():
        query = {"after": whole.ids[place]}
        answer = kit.target.call("list_job_history", job.place, query=query)
        got = [str(each.get("version")) for each in rows(answer, "events")]
        rest = [each for each in whole.ids[place + 1 :] if each != whole.ids[place]]
        is_so = bool(got) and got == rest[: len(got)] and answer.is_success
        expected = f"the events after version {whole.ids[place]}"
        evidence = (job.made, *sent, *whole.full, answer)
        kit.check(is_so, expected, answer.brief, *evidence)


def _is_turned(answers: Sequence[Exchange]) -> bool:
    return answers[-1].is_success and not is_in_order(rows(answers[-1], "events"), EVENT)
