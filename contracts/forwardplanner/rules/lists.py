"""The lists of events: what they ask for, their pages, and what they agree on."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from math import ceil
from typing import Any

from understudy.contracts.forwardplanner.diary import (
    Event,
    Kit,
    day_of,
    events_of,
    first_of,
    ids_of,
    last_of,
    lasts_over,
    moment,
    shown,
    written,
)
from understudy.contracts.forwardplanner.table import BETWEEN, LATEST, LISTS, OF_DAY
from understudy.rules import Broken, Exchange, Skip, invariant, rule

# So much a time zone may be off in what is asked for.
SLACK = timedelta(hours=1)
MOST = 1000
PAGES, MOST_PAGES = 4, 12
NONSENSE = ("understudy", "20261345", "2026")
NO_TIMES = ("understudy", "2575")


@invariant("FP-EVT-01", applies=lambda each: each.is_success and each.operation in LISTS)
def a_list_is_an_array_of_events(answer: Exchange) -> None:
    found = answer.json
    if not isinstance(found, list):
        raise Broken("an array", answer.brief)
    odd = [each for each in found if not isinstance(each, dict) or each.get("itemId") is None]
    if odd:
        raise Broken("objects with an itemId", f"{str(odd[0])[:200]}")


@rule("FP-EVT-01")
def the_lists_answer(kit: Kit) -> None:
    for operation in LISTS:
        for answer in _answers(kit, operation):
            with kit.example(answer):
                kit.check(answer.status == 200, "200", answer.brief, answer)


def _answers(kit: Kit, operation: str) -> list[Exchange]:
    """Return a list that has events, by each way in which a rule asks for it; asked for once."""
    diary = kit.stage

    def ask() -> list[Exchange]:
        if operation == OF_DAY.listed:
            return [diary.ask(operation, {"date": written(day)}) for day in diary.days]
        if operation == BETWEEN.listed:
            day, last = diary.days[0], diary.days[-1]
            spans = {(day, day), (day, day + timedelta(days=2)), tuple(sorted((day, last)))}
            return [diary.listed, *(diary.between(*each) for each in sorted(spans))]
        return [diary.latest(each) for each in _minutes(kit)]

    return kit.shared(("lists", operation), ask)


def _minutes(kit: Kit) -> list[datetime]:
    edited = kit.stage.edited
    if not edited:
        raise Skip("no event tells when it was last edited in UTC")
    return list(dict.fromkeys((edited[-1], edited[len(edited) // 2], edited[0])))


@rule("FP-EVT-02")
def a_list_has_only_the_days_asked_for(kit: Kit) -> None:
    for operation, names in (
        (OF_DAY.listed, ("date", "date")),
        (BETWEEN.listed, ("startDate", "endDate")),
    ):
        for answer in _answers(kit, operation):
            with kit.example(answer):
                first, last = (_asked(answer, name).date() for name in names)

                got = shown(_outside(answer, first, last), "itemId", "startDate", "endDate")
                again = partial(_are_any, _outside, first, last)
                kit.check(not got, f"events from {first} to {last}", got, answer, again=again)


def _are_any(find: Callable[..., list[Event]], *given: Any) -> bool:
    """Tell whether the last of some answers has any; `find` gets it, and what stands before."""
    *bounds, answers = given
    return bool(find(answers[-1], *bounds))


def _outside(answer: Exchange, first: Any, last: Any) -> list[Event]:
    return [each for each in events_of(answer) if not lasts_over(each, first, last)]


def _asked(answer: Exchange, *names: str) -> datetime:
    query = dict(each.partition("=")[::2] for each in answer.request.path.split("?")[1].split("&"))
    form = "%Y%m%d" if len(names) == 1 else "%Y%m%d%H%M"
    return datetime.strptime("".join(query[each] for each in names), form)  # noqa: DTZ007  # UTC


@rule("FP-EVT-03")
def the_latest_were_edited_since(kit: Kit) -> None:
    for answer in _answers(kit, LATEST.listed):
        since = _asked(answer, "date", "time") - SLACK
        with kit.example(answer):
            got = shown(_before(answer, since), "itemId", "lastEditDate", "lastEditDateUtc")
            again = partial(_are_any, _before, since)
            kit.check(not got, f"edits since {since}", got, answer, again=again)


def _before(answer: Exchange, since: datetime) -> list[Event]:
    names = ("lastEditDateUtc", "lastEditDate")
    told = [(each, [moment(each, name) for name in names]) for each in events_of(answer)]
    return [each for each, found in told if (edit := found[0] or found[1]) and edit < since]


def _asks(kit: Kit) -> dict[str, Callable[..., Exchange]]:
    """Return what asks each list for the same events, by limit and offset."""
    diary, shown_by = kit.stage, {name: _answers(kit, name) for name in LISTS}

    def ask(operation: str) -> Callable[..., Exchange]:
        first = max(shown_by[operation], key=lambda each: min(len(events_of(each)), 40))
        query = dict(
            each.partition("=")[::2] for each in first.request.path.split("?")[1].split("&")
        )
        query.pop("limit", None)
        return lambda **more: diary.ask(operation, {**query, **more})

    return {name: ask(name) for name in LISTS}


@rule("FP-EVT-04")
def a_limit_is_kept(kit: Kit) -> None:
    for ask in _asks(kit).values():
        for limit in (1, 2, 5):
            with kit.example():
                answer = ask(limit=limit)
                kit.check(answer.status == 200, "200", answer.brief, answer)
                count = len(events_of(answer))

                def too_many(answers: Sequence[Exchange], limit: int = limit) -> bool:
                    return len(events_of(answers[-1])) > limit

                kit.check(
                    count <= limit, f"at most {limit} events", f"{count}", answer, again=too_many
                )


@rule("FP-EVT-04")
def pages_have_each_event_once(kit: Kit) -> None:
    for operation, ask in _asks(kit).items():
        if operation == OF_DAY.listed:
            continue
        with kit.example():
            _check_pages(kit, ask)


def _check_pages(kit: Kit, ask: Callable[..., Exchange]) -> None:
    whole = ask(limit=MOST)
    kit.stand_on(bool(events_of(whole)), f"no events: {whole.brief}")
    size = max(1, ceil(len(events_of(whole)) / PAGES))
    pages = [ask(limit=size, offset=0)]
    # A page may be shorter than it was asked for, and the list longer than it shows.
    while events_of(pages[-1]) and len(pages) < MOST_PAGES:
        pages.append(ask(limit=size, offset=sum(len(events_of(each)) for each in pages)))
    last, paged = pages[-1], [each for page in pages for each in ids_of(page)]
    twice = next((each for each in paged if paged.count(each) > 1), None)
    kit.check(twice is None, "each event once", f"itemId {twice} twice", *pages)
    if events_of(last):
        return
    kit.check(last.json == [], "an empty array at the end", last.brief, *pages)
    lost = [each for each in ids_of(whole) if each not in paged]
    kit.check(not lost, "each event of the whole list", f"no itemId {lost[:2]}", whole, *pages)


@rule("FP-EVT-05", needs=("deleted_id", "deleted_on"))
def a_deleted_event_is_delivered(kit: Kit) -> None:
    ident = kit.needs["deleted_id"]
    since = datetime.strptime(kit.needs["deleted_on"], "%Y%m%d")  # noqa: DTZ007  # a day
    offset = 0
    while True:
        answer = kit.stage.latest(since, limit=MOST, offset=offset)
        found = [each for each in events_of(answer) if str(each.get("itemId")) == ident]
        offset += len(events_of(answer))
        if found or not events_of(answer) or offset > 10 * MOST:
            break
    got = shown(found, "itemId", "deleted") or answer.brief
    kit.check(
        any(each.get("deleted") is True for each in found), f"deleted: true of {ident}", got, answer
    )


@rule("FP-EVT-09")
def lists_agree(kit: Kit) -> None:
    diary = kit.stage
    living = [each for each in diary.events if not each.get("deleted")]
    if not living:
        raise Skip("there is no event that is not deleted")
    longest = max(living, key=lambda each: last_of(each) - first_of(each))
    for one in (living[0], longest):
        days, edit = (first_of(one), last_of(one)), moment(one, "lastEditDateUtc")
        asked = [diary.ask(OF_DAY.listed, {"date": written(day), "limit": MOST}) for day in days]
        asked += [diary.between(day, day, limit=MOST) for day in days]
        asked += [diary.latest(edit, limit=MOST)] if edit else []
        for answer in asked:
            with kit.example(answer):
                is_there = str(one["itemId"]) in ids_of(answer) or len(events_of(answer)) >= 100
                kit.check(
                    is_there, f"itemId {one['itemId']} in it", f"{ids_of(answer)[:5]}", answer
                )


@rule("FP-ERR-03")
def nonsense_is_refused(kit: Kit) -> None:
    for operation, table in LISTS.items():
        for name, right in table.list_query.items():
            for odd in NO_TIMES if name == "time" else NONSENSE:
                with kit.example():
                    answer = kit.stage.ask(operation, {**table.list_query, name: odd})
                    # What crashes is another rule's.
                    is_right = answer.status == 400 or answer.status >= 500
                    kit.check(
                        is_right, f"400, for {odd} is no {name} as {right}", answer.brief, answer
                    )


@rule("FP-GET-01")
def a_single_event_is_told(kit: Kit) -> None:
    event = kit.stage.events[0]
    answer = kit.call("get_event", {"itemId": str(event["itemId"])})
    if not answer.is_success or day_of(event, "startDate") is None:
        raise Skip(f"GET /events/{{itemId}}, which no page documents, answers {answer.status}")
    kit.note("GET /events/{itemId} shows one event")
