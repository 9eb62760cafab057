"""What is broken, told so that two screens hold it: by cause, and shorter where there is much."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from understudy.contracts.kit.report.causes import Cause
from understudy.contracts.kit.report.lines import Line, clipped, height, wrapped
from understudy.contracts.kit.report.report import Row

INDENT = " " * 2


@dataclass(frozen=True)
class Form:
    """How much is told: sentences to their end or on one line, evidence of each rule or of one."""

    is_whole: bool
    is_each: bool


FULL, SHORTER, SHORTEST = Form(True, True), Form(True, False), Form(False, False)


@dataclass(frozen=True)
class Told:
    """The lines, and for how many causes that have a reproducer there was no room for it."""

    lines: tuple[Line, ...]
    untold: int


def told(causes: Sequence[Cause], width: int, room: int) -> Told:
    """Tell the causes in the first form that fits into so many rows of a screen.

    The shorter forms show the reproducers of the first causes, as far as there is room; where
    there is none for any, the last causes go without evidence too.
    """
    every = len(causes)
    whole = _laid_out(causes, FULL, width, every, every)
    if height(whole.lines, width) <= room:
        return whole
    for form in (SHORTER, SHORTEST):
        found = _with_reproducers(causes, form, width, room)
        if found is not None:
            return found
    bare = _laid_out(causes, SHORTEST, width, 0, every)
    over = height(bare.lines, width) - room
    return _laid_out(causes, SHORTEST, width, 0, every - max(0, over))


def _with_reproducers(causes: Sequence[Cause], form: Form, width: int, room: int) -> Told | None:
    """Tell the causes with as many reproducers as there is room for; None: not even for one."""
    found = None
    for shown in range(1, len(causes) + 1):
        longer = _laid_out(causes, form, width, shown, len(causes))
        if height(longer.lines, width) > room:
            break
        found = longer
    return found


def _laid_out(causes: Sequence[Cause], form: Form, width: int, shown: int, proven: int) -> Told:
    """Tell the causes: so many of the first with a reproducer, so many with evidence."""
    lines: list[Line] = []
    for number, cause in enumerate(causes):
        is_apart = form.is_each or number <= shown
        if lines and is_apart:
            lines.append(Line())
        lines += _cause(cause, form, width, is_proven=number < proven)
        if number < shown:
            lines += reproducer(cause.shortest)
    return Told(tuple(lines), sum(cause.shortest is not None for cause in causes[shown:]))


def reproducer(row: Row | None) -> Iterator[Line]:
    """Yield the shell lines that show a rule broken, for copying."""
    if row is None:
        return
    yield Line(f"# To see {row.rule.id} broken:", "dim")
    for line in row.reproducer or ():
        yield Line(line)


def _cause(cause: Cause, form: Form, width: int, *, is_proven: bool) -> Iterator[Line]:
    is_alone = cause.title is None
    indent = "" if is_alone else INDENT
    if not is_alone:
        yield from _title(cause, form, width)
    for row in cause.rows:
        yield from _rule(row, form, width, indent)
        if is_alone and form.is_each:
            yield from wrapped(f"{INDENT}{row.why}", width, indent=INDENT)
        elif is_proven and (is_alone or form.is_each):
            yield Line(clipped(f"{indent}{INDENT}{row.why}", width))
    if is_proven and not is_alone and not form.is_each:
        shows = cause.shortest or cause.rows[0]
        yield Line(clipped(f"{indent}{INDENT}{shows.rule.id}: {shows.why}", width))


def _title(cause: Cause, form: Form, width: int) -> Iterator[Line]:
    count = f"{len(cause.rows)} rules" if len(cause.rows) > 1 else "1 rule"
    title = f"{count}: {cause.title}"
    if form.is_whole:
        yield from wrapped(title, width, indent=INDENT, style="bold red")
    else:
        yield Line(clipped(title, width), "bold red")


def _rule(row: Row, form: Form, width: int, indent: str) -> Iterator[Line]:
    rule = row.rule
    start = f"{indent}{rule.id} {rule.level}: {rule.statement}"
    style = "" if indent else "bold red"
    if form.is_whole:
        said = f"{start} [{rule.citation}]"
        yield from wrapped(said, width, indent=indent + INDENT, style=style)
        return
    # The heading alone finds the place in the documentation.
    heading = re.split(r"[:;]", rule.citation)[0]
    yield Line(clipped(f"{start} [{heading}]", width), style)
