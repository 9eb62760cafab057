"""The load of the schedule in use by week, of all resources or of one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from understudy.api import Html, Link, OrgStore, Part, Picture, Rows, joined, svg
from understudy.server.apis.kazinex.packing import unpacked
from understudy.server.apis.kazinex.panels.choice import about, choices, chosen
from understudy.server.apis.kazinex.panels.drawing import (
    Scale,
    figure,
    marks_of,
    plain,
)

WIDTH, HEIGHT, LEFT, TOP = 960, 220, 60, 16
WEEK = timedelta(days=7)
Weeks = Mapping[str, float]


def show_load(org: OrgStore, query: Mapping[str, str]) -> Sequence[Part]:
    """Return a histogram of the weeks, the same in a table, and the resources to choose from."""
    found = chosen(org, query)
    if isinstance(found, str):
        return [found, choices(org)]
    project, revision = found
    loads: Mapping[str, Weeks] = unpacked(org.files.get(revision["id"])["_weeks"])
    name = query.get("resource", "")
    weeks = total([loads[name]] if name in loads else loads.values())
    title = name if name in loads else "all resources"
    parts: list[Part] = [about(project, revision)]
    if not weeks:
        return [*parts, f"Nothing is planned by week for {title}.", choices(org)]
    peak = max(weeks, key=lambda week: weeks[week])
    words = f"Units by week of {title}, {figure(weeks[peak])} at most, in the week of {peak}"
    parts.append(Picture(histogram(weeks), about=words))
    links = [
        (Link(one, {"project": project["id"], "resource": one}), whole(of_one))
        for one, of_one in sorted(loads.items())
    ]
    everyone = (Link("All resources", {"project": project["id"]}), whole(weeks))
    lines = [(week, plain(units)) for week, units in weeks.items()]
    return [
        *parts,
        Rows(("Week from", "Units"), lines, about=f"Units by week of {title}"),
        Rows(("Resource", "Units"), [*links, everyone] if name in loads else links, "Resources"),
        choices(org),
    ]


def total(loads: Iterable[Weeks]) -> dict[str, float]:
    """Return the units of several by week, in order."""
    sums: Counter[str] = Counter()
    for weeks in loads:
        sums.update(weeks)
    return {week: round(sums[week], 2) for week in sorted(sums)}


def whole(weeks: Weeks) -> float | None:
    """Return the units of all weeks together."""
    return plain(round(sum(weeks.values()), 2))


def histogram(weeks: Weeks) -> Html:
    """Return a bar for each week, on a scale of months."""
    scale = Scale(day(min(weeks)), day(max(weeks)) + WEEK, LEFT, WIDTH - 10)
    most = max(*weeks.values(), 0) or 1.0
    bottom = HEIGHT - 6
    bars = joined(_bar(week, units / most, scale, bottom) for week, units in weeks.items())
    marks = joined(_mark(share, most, bottom) for share in (0.5, 1.0))
    return svg(WIDTH, HEIGHT, marks_of(scale, 0, bottom) + marks + bars)


def day(week: str) -> datetime:
    """Return when a week begins."""
    return datetime.fromisoformat(week).replace(tzinfo=UTC)


def _bar(week: str, share: float, scale: Scale, bottom: float) -> Html:
    start = day(week)
    left, right = scale.at(start), scale.at(start + WEEK)
    height = round(max(share, 0) * (bottom - TOP), 1)
    shape = Html('<rect class="accent" x="{}" y="{}" width="{}" height="{}"/>')
    width = round(max(right - left - 1, 0.5), 1)
    return shape.format(left, round(bottom - height, 1), width, height)


def _mark(share: float, most: float, bottom: float) -> Html:
    y = round(bottom - share * (bottom - TOP), 1)
    mark = Html('<path class="line" d="M{} {}H{}"/><text class="soft" x="0" y="{}">{}</text>')
    return mark.format(LEFT, y, WIDTH - 10, y + 4, figure(share * most))
