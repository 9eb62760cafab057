"""Figures of the documentation that follow from specs and rules: whose they are, and how many."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from understudy.catalog import apis, find
from understudy.reference.rules import load_rules
from understudy.reference.spec import load_spec
from understudy.reference.variant import variant_of
from understudy.server.registry import declaration_of

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("server/apis/*/handlers/__init__.py")]
)
WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# How many rules a way of judging reaches is counted by who runs it: tests/judge.
NOUN = r"operations|routes|endpoints|settings|APIs|rules(?! were judged)"
FIGURE = re.compile(
    rf"\b(?P<number>\d+|{'|'.join(WORDS)})"
    rf"(?: (?:[\w-]+ )?(?P<noun>{NOUN})\b|(?P<elided>(?=[.,;:)]|$)))"
)
VERDICT = re.compile(r"^(?:Kept|Broken): (\d+) kept, (\d+) broken, (\d+) skipped, (\d+) untested$")
# What is left out between two figures of one sentence, such as the number of a version.
NO_FIGURE = re.compile(r"version \d+|`[^`]*`|\([^)]*\.md[^)]*\)|https?://\S+")


@dataclass(frozen=True)
class Figure:
    """One figure: what it counts, in which API ("" where it says neither), and what it says."""

    noun: str
    api: str
    said: int


def operations_of(api: str) -> int:
    """Return how many operations an API's spec has as it is served by default."""
    defaults = {name: next(iter(values)) for name, values in settings(api).items()}
    return sum(1 for _ in variant_of(load_spec(find(api)), defaults).operations())


def rules_of(api: str) -> int:
    """Return how many rules an API is judged by; one may be served alone."""
    files = find(api)
    return len(load_rules(files).rules) if files.rules.exists() else 0


def settings_of(api: str) -> int:
    """Return how many settings an API can be served with."""
    return len(settings(api))


def settings(api: str) -> Mapping[str, Sequence[str]]:
    """Return the settings of an API with their values; the first of each is the default."""
    return declaration_of(find(api)).settings


COUNTS: dict[str, Callable[[str], int]] = {
    "operations": operations_of,
    "routes": operations_of,
    "endpoints": operations_of,
    "rules": rules_of,
    "settings": settings_of,
    "APIs": lambda _: len(apis()),
}


def figures(text: str, api: str = "") -> Iterator[Figure]:
    """Yield the figures of a text whose subject is an API, unless a sentence names another."""
    fenced = False
    for line in text.splitlines():
        fenced ^= line.startswith("```")
        verdict = VERDICT.match(line)
        if verdict:
            yield Figure("rules", api or next(iter(apis())), sum(map(int, verdict.groups())))
        elif not fenced:
            for sentence in re.split(r"(?<=[.!?])\s", NO_FIGURE.sub("", line)):
                yield from figures_of_sentence(sentence, api)


def figures_of_sentence(sentence: str, api: str) -> Iterator[Figure]:
    """Yield the figures of a sentence; one without a noun counts what the one before counted."""
    noun = ""
    for found in FIGURE.finditer(sentence):
        noun = found["noun"] or noun
        # A few of the rules may be spelled out; all of them are written as a number.
        if noun and (found["number"].isdecimal() or noun in ("settings", "APIs")):
            yield Figure(noun, owner(sentence, found.start()) or api, value(found["number"]))


def owner(sentence: str, at: int) -> str:
    """Return the API that is named last before a place, or first behind it."""
    names = "|".join(apis())
    # A name may be written as two words.
    before = re.findall(names, sentence[:at].lower().replace(" ", ""))
    behind = re.findall(names, sentence[at:].lower().replace(" ", ""))
    return str([*behind[:1], *before][-1]) if before or behind else ""


def value(number: str) -> int:
    """Return the value of a number in digits or in a word."""
    return int(number) if number.isdecimal() else WORDS.index(number) + 1


def subject_of(page: Path) -> str:
    """Return the API that a page is about, if it is about one."""
    return next((api for api in apis() if api in (page.stem, page.parent.name)), "")


def mistakes(text: str, api: str = "") -> list[str]:
    """Return what is wrong with the figures of a text."""
    return [
        f"{figure.said} {figure.noun} of {figure.api or 'which API?'}"
        for figure in figures(text, api)
        if not (figure.api or figure.noun == "APIs") or figure.said != counted(figure)
    ]


def counted(figure: Figure) -> int:
    """Return the true value of a figure."""
    return COUNTS[figure.noun](figure.api)
