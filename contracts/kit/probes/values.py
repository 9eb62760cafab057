"""Values that are easily lost or turned into others on their way, and bodies that carry them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.probes.things import Things

# Each is lost by something that is often between a body and a table.
SPICES: dict[str, str] = {
    "markup": '<b>&amp; "it\'s" \\</b>',
    "percent signs": "100 % %20 %s +",
    "letters beyond the basic plane": "\N{CIRCUS TENT}\N{WOMAN}\u200d\N{FIRE ENGINE}",
    "a composed letter": "caf\u00e9",
    "a letter in two parts": "cafe\u0301",
    "line ends and a tab": "one\r\ntwo\tthree",
}
# White space that is cut off is missed at either end.
ENDS = "  "
# A NUL, and half of a letter beyond the basic plane.
UNWELCOME = ("a\0b", "a\ud800b")
LONG, VERY_LONG = 256, 5000
NUMBERS = (0.005, 1e21, 2**53 + 1)
# The same instant as 2032-03-14T07:15:00Z.
WITH_OFFSET = "2032-03-14T09:15:00+02:00"


@dataclass(frozen=True)
class Case:
    """Fields with odd values, and the part of the name by which the thing is found again.

    `instead` are milder ones, for whom the first ones are too much; of those that are not `told`,
    nobody knows what they become.
    """

    fields: Mapping[str, Any]
    mark: str
    instead: tuple["Case", ...] = ()
    is_told: bool = True


def cases(things: Things, resource: Resource, allowed: Mapping[str, Any] | None) -> Iterator[Case]:
    """Yield bodies with odd values; where fields are `allowed`, without those beside them."""
    free = _free_texts(resource)
    texts = {name: free[name] for name in free if allowed is None or name in allowed}
    if texts:
        yield _crowded(things, resource, texts)
        yield _digits(things, resource, texts)
        yield _long(things, resource, texts)
    body = resource.body if allowed is None else allowed
    yield from _numbers(things, resource, [each for each in resource.numbers if each in body])
    yield from _parts(things, resource)


def unwelcome(things: Things, resource: Resource) -> Iterator[Case]:
    """Yield bodies with texts that many a table cannot hold, and with empty ones.

    Who keeps such a text and cannot show it fails in every list from then on: these come last.
    """
    texts = _free_texts(resource)
    for odd in UNWELCOME if texts else ():
        mark = _mark(things)
        yield Case({**dict.fromkeys(texts, odd), resource.naming: f"{mark} {odd}"}, mark)
    if texts:
        yield Case(dict.fromkeys(texts, ""), "", is_told=False)


def _free_texts(resource: Resource) -> dict[str, int | None]:
    """Return the texts that name nothing in a path, each with its longest documented length."""
    return {name: most for name, most in resource.texts.items() if name not in resource.aliases}


def _crowded(things: Things, resource: Resource, texts: Mapping[str, int | None]) -> Case:
    """Return texts of all kinds at once, as far as there is room; each by itself instead."""
    mark = _mark(things)
    spices = list(SPICES.values())
    fields = {}
    for turn, (name, most) in enumerate(texts.items()):
        # Where there is room for a few only, the fields have different ones.
        turned = [*spices[turn * 2 :], *spices[: turn * 2]]
        start = [mark] if name == resource.naming else []
        fields[name] = f"{ENDS}{_fitting(start, turned, most)}{ENDS}"
    alone = []
    for spice in ("", *spices):
        own = _mark(things)
        text = f"{own} {spice}" if spice else f"{ENDS}{own}{ENDS}"
        alone.append(Case({resource.naming: text}, own))
    return Case(fields, mark, tuple(alone))


def _digits(things: Things, resource: Resource, texts: Mapping[str, int | None]) -> Case:
    """Return texts that a number would read like, but for the zeros before it."""
    number = things.kit.seed.number(things.kit.name("digits"), 10**8)
    # No zero of its own, for the mark is found in the number too.
    mark = f"{number:08d}".replace("0", "1")
    text = things.kit.target.trail.once(f"00{mark}", mark)
    aliases = {name: text for name in resource.aliases if resource.naming in texts}
    return Case({**dict.fromkeys(texts, text), **aliases}, mark)


def _long(things: Things, resource: Resource, texts: Mapping[str, int | None]) -> Case:
    """Return texts of the longest documented length, and long ones where there is none."""

    def case(otherwise: int) -> Case:
        mark = _mark(things)
        sizes = {name: most or otherwise for name, most in texts.items()}
        filled = {name: f"{'and so on ' * (size // 10 + 1)}" for name, size in sizes.items()}
        named = {resource.naming: f"{mark} {filled[resource.naming]}"}
        whole = {**filled, **named}
        return Case({name: f"{whole[name][: sizes[name] - 1]}." for name in whole}, mark)

    first = case(VERY_LONG)
    is_free = None in texts.values()
    return Case(first.fields, first.mark, (case(LONG),) if is_free else ())


def _numbers(things: Things, resource: Resource, names: list[str]) -> Iterator[Case]:
    for start in range(0, len(NUMBERS), max(1, len(names))) if names else ():
        mark = _mark(things)
        given = dict(zip(names, NUMBERS[start:], strict=False))
        yield Case({resource.naming: mark, **given}, mark)
    if names:
        # What a negative amount becomes is told nowhere.
        mark = _mark(things)
        yield Case({resource.naming: mark, **dict.fromkeys(names, -1)}, mark, is_told=False)


def _parts(things: Things, resource: Resource) -> Iterator[Case]:
    """Yield a body with all objects, lists, references and times that a page shows."""
    refers = {
        name: {things.table[kind].ident: things.home(things.table[kind]).id}
        for name, kind in resource.refers.items()
    }
    times = dict.fromkeys(resource.times, WITH_OFFSET)
    if refers or times or resource.nested:
        mark = _mark(things)
        yield Case({resource.naming: mark, **resource.nested, **refers, **times}, mark)


def _fitting(start: list[str], spices: list[str], most: int | None) -> str:
    words = list(start)
    room = None if most is None else most - 2 * len(ENDS)
    for spice in spices:
        # Some count two for a letter beyond the basic plane.
        size = len(" ".join([*words, spice]).encode("utf-16-le")) // 2
        words += [spice] if room is None or size <= room else []
    return " ".join(words)


def _mark(things: Things) -> str:
    # What follows keeps it from being the beginning of another one.
    return f"{things.kit.name('echo')}:"
