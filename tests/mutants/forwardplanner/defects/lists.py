"""Defects in lists: what they ask for, their windows and their pages."""

from datetime import datetime, timedelta
from typing import Any

from tests.mutants.forwardplanner.reference.call import LISTS, Call, Refusal
from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import both, instead, on, refused, then
from tests.mutants.library.rows import row

lists = Defects("lists")
LIST, DAYS, SINCE, PAGES, ODD = "FP-EVT-01", "FP-EVT-02", "FP-EVT-03", "FP-EVT-04", "FP-ERR-03"
CUT, MANY = "operations.cut", "shapes.many"


def _days_off(begin: int, end: int) -> Any:
    def lasts(ordinary: Ordinary, call: Call, event: Any, first: Any, last: Any) -> Any:
        return ordinary(call, event, first - timedelta(days=begin), last + timedelta(days=end))

    return lasts


def _hours_early(hours: int) -> Any:
    return lambda ordinary, call, event, since: ordinary(
        call, event, since - timedelta(hours=hours)
    )


def _with_limit(ordinary: Ordinary, call: Call, rows: Any, offset: int, limit: int) -> Any:
    return ordinary(call, rows, offset, limit + ("limit" in call.query))


def _page_of(turn: Any) -> Any:
    """Return the change of which part of a list is answered."""
    return lambda ordinary, call, rows, offset, limit: turn(rows, offset, limit)


def _again_at_the_end(rows: Any, offset: int, limit: int) -> Any:
    return rows[offset : offset + limit] or rows[-limit:]


def _null_at_the_end(ordinary: Ordinary, call: Call, events: Any) -> Any:
    return ordinary(call, events) if events else {"items": []}


def _refused_at_the_end(ordinary: Ordinary, call: Call, events: Any) -> Any:
    if not events:
        raise Refusal(404, "No more events")
    return ordinary(call, events)


def _default_of(name: str, value: Any) -> Any:
    """Return the change by which what is no time is another one."""

    def read(ordinary: Ordinary, call: Call, asked: str, form: str, length: int) -> Any:
        try:
            return ordinary(call, asked, form, length)
        except Refusal:
            if asked == name:
                return value
            raise

    return read


lists.add(
    *(
        row(f"list-wrapped-{name}", f"The list {name} stands under items.")
        .at(MANY, then(lambda rows: {"items": rows}), when=on(name))
        .breaks(LIST)
        for name in LISTS
    ),
    *(
        row(f"list-fails-{name}", f"The list {name} is a 500.")
        .at(f"operations.{name}", refused(500, "Oops"))
        .breaks("FP-STATUS-01")
        for name in LISTS[::2]
    ),
    row("list-is-404", "The latest are a 404.")
    .at("operations.latest", refused(404, "No such endpoint"))
    .breaks(LIST),
    row("list-of-ids", "A list has only ids.")
    .at(MANY, then(lambda rows: [each["itemId"] for each in rows]))
    .breaks(LIST),
    row("list-is-201", "A list is answered with 206.")
    .at("answers.status", instead(206), when=on("between"))
    .breaks(LIST),
    # Windows
    row("days-of-week", "The list of a day has its week.")
    .at("diary.lasts", _days_off(3, 3), when=on("of_day"))
    .breaks(DAYS),
    row("days-and-next", "The list of a day has the next one too.")
    .at("diary.lasts", _days_off(0, 1), when=on("of_day"))
    .breaks(DAYS),
    row("days-and-before", "The list of a day has the one before too.")
    .at("diary.lasts", _days_off(1, 0), when=on("of_day"))
    .breaks(DAYS),
    row("days-ignored", "The list of a day has all events.")
    .at("diary.lasts", instead(True), when=on("of_day"))
    .breaks(DAYS),
    row("between-ignored", "The list between two days has all events.")
    .at("diary.lasts", instead(True), when=on("between"))
    .breaks(DAYS),
    row("between-no-end", "The list between two days has all that comes after.")
    .at("diary.lasts", _days_off(0, 999), when=on("between"))
    .breaks(DAYS),
    row("between-no-start", "The list between two days has all that came before.")
    .at("diary.lasts", _days_off(999, 0), when=on("between"))
    .breaks(DAYS),
    row("between-and-next", "The list between two days has one day more.")
    .at("diary.lasts", _days_off(0, 1), when=on("between"))
    .breaks(DAYS),
    row("latest-ignored", "The latest are all events.")
    .at("diary.is_since", instead(True))
    .breaks(SINCE),
    row("latest-of-day", "Of the minute of the latest only the day counts.")
    .at(
        "diary.is_since",
        lambda ordinary, call, event, since: ordinary(
            call, event, datetime.combine(since, datetime.min.time())
        ),
    )
    .breaks(SINCE),
    row("latest-before", "The latest are what was edited before.")
    .at("diary.is_since", lambda ordinary, *given: not ordinary(*given))
    .breaks(SINCE),
    row("latest-zone", "The minute of the latest is five hours off.")
    .at("diary.is_since", _hours_early(5))
    .breaks(SINCE),
    row("latest-by-creation", "The latest are sought by when they were made, a year before.")
    .at("diary.is_since", _hours_early(24 * 365))
    .breaks(SINCE),
    # Pages
    row("limit-ignored", "The limit is ignored.")
    .at(CUT, _page_of(lambda rows, offset, limit: rows[offset:]))
    .breaks(PAGES),
    row("limit-ignored-of-day", "The list of a day ignores its limit.")
    .at(CUT, _page_of(lambda rows, offset, limit: rows[offset:]), when=on("of_day"))
    .breaks(PAGES),
    row("limit-one-more", "A page has one event more than its limit.")
    .at(CUT, _with_limit)
    .breaks(PAGES),
    row("limit-at-least-ten", "A limit below ten is ten.")
    .at(CUT, _page_of(lambda rows, offset, limit: rows[offset : offset + max(limit, 10)]))
    .breaks(PAGES),
    row("offset-ignored", "The offset is ignored.")
    .at(CUT, _page_of(lambda rows, offset, limit: rows[:limit]))
    .breaks(PAGES),
    row("offset-ignored-of-latest", "The latest ignore the offset.")
    .at(CUT, _page_of(lambda rows, offset, limit: rows[:limit]), when=on("latest"))
    .breaks(PAGES),
    row("offset-one-early", "A page begins with the last event of the one before.")
    .at(CUT, _page_of(lambda rows, start, limit: rows[max(start - 1, 0) :][:limit]))
    .breaks(PAGES),
    row("offset-one-late", "Between pages one event is lost.")
    .at(CUT, _page_of(lambda rows, start, limit: rows[start + (start > 0) :][:limit]))
    .breaks(PAGES),
    row("offset-in-pages", "The offset counts pages.")
    .at(CUT, _page_of(lambda rows, start, limit: rows[start * limit :][:limit]))
    .breaks(PAGES),
    row("pages-never-end", "Behind the end comes the last page again.")
    .at(CUT, _page_of(_again_at_the_end))
    .breaks(PAGES),
    row("pages-end-with-404", "Behind the end it is 404.")
    .at(MANY, _refused_at_the_end, when=both(on("between"), lambda call, _: "offset" in call.query))
    .breaks(PAGES),
    row("pages-end-with-an-object", "Behind the end comes an object.")
    .at(MANY, _null_at_the_end)
    .breaks(PAGES),
    # Nonsense
    *(
        row(f"odd-{name}-taken", f"What is no {name} is taken for another one.")
        .at("checks.read", _default_of(name, datetime(2026, 6, 1, 12)))  # noqa: DTZ001  # UTC
        .breaks(ODD)
        for name in ("date", "startDate", "endDate", "time")
    ),
    row("odd-date-crashes", "What is no date is a 500.")
    .at("checks.no_time", refused(500, "Oops"))
    .breaks("FP-STATUS-01"),
    row("odd-date-is-422", "What is no date is a 422.")
    .at("checks.no_time", refused(422, "Not valid"))
    .breaks(ODD),
    row("odd-date-is-404", "What is no date is a 404.")
    .at("checks.no_time", refused(404, "Not found"))
    .breaks(ODD),
)
