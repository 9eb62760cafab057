"""What a failing test asked of its stand-ins, from their journals: each request, what came back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from understudy.testing.answers import Exchange
from understudy.testing.control import Control

MOST = 20
# As much of a body as tells what was wrong with it.
BODY = 300


class KnownStandIns:
    """The stand-ins that tests have had, so that the next test knows what it did not ask itself."""

    def __init__(self) -> None:
        self._by_name: dict[str, Control] = {}

    def add(self, fixtures: Mapping[str, Any]) -> None:
        """Add those among a test's fixtures."""
        self._by_name.update(_named(fixtures))

    def newest(self, names: Iterable[str]) -> dict[str, int]:
        """Return the number of the newest exchange, by root, of each of these fixtures so far."""
        numbers = {}
        for name in self._by_name.keys() & set(names):
            one = self._by_name[name]
            last = _listed(one, limit=1)
            if last is None:
                del self._by_name[name]
            else:
                numbers[one.root] = last[-1].number if last else 0
        return numbers


def sections(fixtures: Mapping[str, Any], before: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield a title and text for each stand-in among a test's fixtures that was asked something.

    `before` is the number of the newest exchange before the test, by root. A stand-in that has
    ended has nothing to say.
    """
    for name, one in _stand_ins(fixtures).items():
        asked = _listed(one, limit=MOST + 1, after=before.get(one.root, 0))
        if asked:
            yield f"requests to {name}", text_of(asked)


def _listed(one: Control, limit: int, after: int = 0) -> list[Exchange] | None:
    """Return exchanges of a stand-in, None where it has ended or cannot be asked.

    A test may forbid sockets or have replaced httpx: what explains a failure must not fail itself.
    """
    try:
        return one.journal.list(limit=limit, after=after)
    except Exception:
        return None


def _stand_ins(fixtures: Mapping[str, Any]) -> dict[str, Control]:
    """Return the stand-ins among fixtures by their last name there, each once."""
    found = _named(fixtures)
    by_root = {one.root: name for name, one in found.items()}
    return {name: found[name] for name in by_root.values()}


def _named(fixtures: Mapping[str, Any]) -> dict[str, Control]:
    # Proxies of other libraries fail when they are asked what they are, outside of their context.
    return {name: one for name, one in fixtures.items() if issubclass(type(one), Control)}


def text_of(asked: list[Exchange]) -> str:
    """Return the newest exchanges, oldest first, with what refusals said to which body."""
    shown = asked[-MOST:]
    earlier = ["(earlier ones are left out)"] if len(asked) > len(shown) else []
    return "\n".join([*earlier, *(_harmless(line) for one in shown for line in _lines(one))])


def _harmless(line: str) -> str:
    """Return a line in which what would steer a terminal stands as it is written in code."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in line)


def _lines(one: Exchange) -> Iterator[str]:
    query = f"?{one.query}" if one.query else ""
    faults = f" by {', '.join(one.faults)}" if one.faults else ""
    status = str(one.status) if one.status else "no answer"
    yield f"{one.method} {one.path}{query} -> {status}{faults}{_said(one)}"
    if (one.status >= 400 or not one.status) and one.request.body:
        yield f"    sent: {_cut(one.request.body)}"


def _said(one: Exchange) -> str:
    if one.status < 400:
        return f"  {one.operation}" if one.operation else ""
    return f"  {_cut(one.response.body)}"


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= BODY else f"{line[:BODY]} ... ({len(line)} characters)"
