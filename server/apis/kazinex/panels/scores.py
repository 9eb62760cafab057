"""The quality of the schedule in use, category by category and check by check."""

from collections.abc import Mapping, Sequence

from understudy.api import Doc, Html, OrgStore, Part, Picture, Rows, joined, svg
from understudy.server.apis.kazinex.panels.choice import about, choices, chosen
from understudy.server.apis.kazinex.panels.drawing import plain

WIDTH, NAMES, LINE = 960, 150, 24
GOOD, FAIR = 70, 50
WORDS = {"pass": "within", "warn": "just outside", "fail": "outside", "skipped": "skipped"}


def show_quality(org: OrgStore, query: Mapping[str, str]) -> Sequence[Part]:
    """Return the score, bars of the categories, and a table of the checks."""
    found = chosen(org, query)
    if isinstance(found, str):
        return [found, choices(org)]
    quality = org.files.get(found[1]["id"])["_quality"]
    computed = [each for each in quality["categories"] if each["score"] is not None]
    score = "Nothing could be computed."
    if quality["score"] is not None:
        score = f"Score {quality['score']:g} of 100: {quality['grade']}"
    parts: list[Part] = [about(*found), score]
    if computed:
        words = ", ".join(f"{each['name']} {each['score']:g}" for each in computed)
        parts.append(Picture(bars(computed), about=f"Scores by category: {words}"))
    columns = ("Check", "Category", "Verdict", "Value", "Threshold", "Failing", "Score", "Why not")
    names = {each["id"]: each["name"] for each in quality["categories"]}
    rows = [row(check, names[check["category"]]) for check in quality["checks"]]
    return [*parts, Rows(columns, rows, about="Checks"), choices(org)]


def row(check: Doc, category: str) -> tuple[str | float | None, ...]:
    """Return a check as a line of the table."""
    return (
        check["name"],
        category,
        WORDS[check["status"]],
        plain(check["value"]),
        plain(check["threshold"]),
        f"{check['failing']} of {check['population']}" if check["population"] else None,
        plain(check["score"]),
        check["reason"],
    )


def bars(categories: Sequence[Doc]) -> Html:
    """Return a bar for each category, from 0 to 100."""
    lines = joined(bar(each, LINE * at) for at, each in enumerate(categories))
    return svg(WIDTH, LINE * len(categories), lines)


def bar(category: Doc, top: float) -> Html:
    """Return the bar of a category, as long as its score."""
    score = category["score"]
    style = "good" if score >= GOOD else "warn" if score >= FAIR else "bad"
    room = WIDTH - NAMES - 60
    length = round(room * score / 100, 1)
    shape = Html(
        '<text x="0" y="{}">{}</text><rect class="line" x="{}" y="{}" width="{}" height="14"/>'
        '<rect class="{}" x="{}" y="{}" width="{}" height="14"/><text x="{}" y="{}">{}</text>'
    )
    text = top + 17
    frame = (text, category["name"], NAMES, top + 6, room)
    return shape.format(*frame, style, NAMES, top + 6, length, NAMES + room + 8, text, f"{score:g}")
