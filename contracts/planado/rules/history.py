"""The history of a job: its events, their order and their chunks."""

from collections.abc import Sequence

from understudy.contracts.kit.judge.finding import Skip
from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes.order import is_in_order
from understudy.contracts.kit.probes.paging import check_follows
from understudy.contracts.kit.probes.reading import rows_of
from understudy.contracts.kit.probes.walk import page, walk
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.planado.table import ABSENT, EVENT, JOB
from understudy.contracts.planado.typing import Kit

# A chunk has twenty events.
MANY = 22


@rule("PL-HIST-01", effect="write")
def a_history_begins_with_the_oldest(kit: Kit) -> None:
    job = kit.stage.things.make(JOB, "history")
    sent = kit.stage.things.change(job, {"description": kit.name("history")})
    answer = kit.call("list_job_history", job.place)
    if answer.status in ABSENT:
        raise Skip(f"there is no history: {answer.brief}")
    events = rows_of(answer, EVENT)
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
    job = kit.stage.things.make(JOB, "history")
    sent = [kit.stage.things.change(job, {"description": kit.name("event")}) for _ in range(MANY)]
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
    for row in (whole.ids[0], whole.ids[len(whole.ids) // 2]):
        with kit.example():
            follows = page(kit, EVENT, row, job.place)
            check_follows(kit, whole, [row], (job.made, *sent, *whole.full, follows))


def _is_turned(answers: Sequence[Exchange]) -> bool:
    return answers[-1].is_success and not is_in_order(rows_of(answers[-1], EVENT), EVENT)
