"""The schedule in use as bars in time, with its critical path."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from understudy.api import Html, Link, OrgStore, Part, Picture, Rows, joined, svg
from understudy.server.apis.kazinex.activity import FIELDS
from understudy.server.apis.kazinex.content import rows_at
from understudy.server.apis.kazinex.packing import BLOCK
from understudy.server.apis.kazinex.panels.choice import Chosen, about, choices, chosen
from understudy.server.apis.kazinex.panels.drawing import Scale, marks_of, plain

# A diamond at the very left reaches five units into the gap.
WIDTH, NAMES, GAP, HEADER, LINE = 960, 260, 8, 20, 18
LONGEST = 38
Fields = dict[str, Any]


class Bar(NamedTuple):
    """An activity on the chart: from when to when, and how it is drawn."""

    fields: Fields
    start: datetime
    finish: datetime
    style: str


def show_gantt(org: OrgStore, query: Mapping[str, str]) -> Sequence[Part]:
    """Return a page of activities as bars, and in words what the bars show."""
    found = chosen(org, query)
    if isinstance(found, str):
        return [found, choices(org)]
    number = page_of(query, found[1]["activity_count"])
    places = range(found[1]["activity_count"])[number * BLOCK : (number + 1) * BLOCK]
    listed = [dict(zip(FIELDS, row, strict=True)) for _, row in rows_at(org, found[1], places)]
    bars = [bar for fields in listed if (bar := bar_of(fields)) is not None]
    critical = sum(bar.style == "bad" for bar in bars)
    words = f"{len(bars)} activities in time, {critical} of them on the critical path"
    legend = "Red: critical. Grey: completed. A diamond is a milestone."
    parts: list[Part] = [about(*found), legend]
    parts.append(Picture(chart(bars), about=words) if bars else "No activity here has a date.")
    return [*parts, dates(listed), *pages(found, number), choices(org)]


def page_of(query: Mapping[str, str], count: int) -> int:
    """Return which page is asked for, from 0; the last one where there are not so many."""
    asked = query.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 9 else 1
    return max(0, min(number - 1, (count - 1) // BLOCK))


def bar_of(fields: Fields) -> Bar | None:
    """Return an activity as a bar, None where nobody knows when it is."""
    start = fields["actual_start"] or fields["early_start"] or fields["planned_start"]
    finish = fields["actual_finish"] or fields["early_finish"] or fields["planned_finish"]
    start, finish = start or finish, finish or start
    if start is None:
        return None
    done = fields["status"] == "Completed"
    style = "soft" if done else "bad" if fields["critical"] else "accent"
    begin, end = (datetime.fromisoformat(text) for text in (start, finish))
    return Bar(fields, begin, max(begin, end), style)


def chart(bars: Sequence[Bar]) -> Html:
    """Return the bars, one below the other, on a scale of months."""
    first, last = min(bar.start for bar in bars), max(bar.finish for bar in bars)
    scale = Scale(first, last, NAMES, WIDTH - 10)
    height = HEADER + LINE * len(bars) + 6
    middles = [HEADER + LINE * at + LINE / 2 for at in range(len(bars))]
    placed = [*zip(bars, middles, strict=True)]
    names = joined(named(bar, middle) for bar, middle in placed)
    # Wide letters would run into the bars.
    cut = Html('<clipPath id="names"><rect width="{}" height="{}"/></clipPath>')
    group = Html('<g clip-path="url(#names)">{}</g>').format(names)
    shapes = joined(drawn(bar, scale, middle) for bar, middle in placed)
    lines = marks_of(scale, 0, height)
    return svg(WIDTH, height, cut.format(NAMES - GAP, height) + lines + group + shapes)


def named(bar: Bar, middle: float) -> Html:
    """Return the name of an activity, as far as there is room for it."""
    name = f"{bar.fields['task_code'] or ''} {bar.fields['activity_name'] or ''}".strip()
    short = name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
    return Html('<text x="0" y="{}">{}</text>').format(middle + 4, short)


def drawn(bar: Bar, scale: Scale, middle: float) -> Html:
    """Return a bar, or a diamond where it has no length."""
    left, right = scale.at(bar.start), scale.at(bar.finish)
    if "Milestone" in (bar.fields["activity_type"] or "") or bar.start == bar.finish:
        shape = Html('<path class="{}" d="M{} {}l5 5l-5 5l-5 -5z"/>')
        return shape.format(bar.style, left, middle - 5)
    shape = Html('<rect class="{}" x="{}" y="{}" width="{}" height="10" rx="2"/>')
    return shape.format(bar.style, left, middle - 5, round(max(right - left, 1.5), 1))


def dates(listed: Sequence[Fields]) -> Rows:
    """Return the same in words: when each activity is, how late it can be, and if critical."""
    columns = ("Code", "Activity", "Status", "Start", "Finish", "Float in hours", "Critical")
    rows = []
    for fields in listed:
        bar = bar_of(fields)
        when = ("", "") if bar is None else tuple(f"{each:%Y-%m-%d %H:%M}" for each in bar[1:3])
        yes = "yes" if fields["critical"] else ""
        name = (fields["task_code"], fields["activity_name"], fields["status"])
        rows.append((*name, *when, plain(fields["total_float"]), yes))
    return Rows(columns, rows, about="Activities")


def pages(found: Chosen, number: int) -> Sequence[Rows]:
    """Return links to the other pages, if there are any."""
    count = -(-found[1]["activity_count"] // BLOCK)
    if count < 2:
        return []
    near = {0, count - 1, *range(max(0, number - 4), min(count, number + 5))}
    rows = [
        (Link(f"Page {each + 1} of {count}", {"project": found[0]["id"], "page": str(each + 1)}),)
        for each in sorted(near - {number})
    ]
    return [Rows(("Page",), rows, about="More activities")]
