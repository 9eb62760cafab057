"""Finds secrets in texts, at a cost that does not grow with their number."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from understudy.server.control.effort import Effort

Replace = Callable[[str], str]

# A shorter text would be found by chance, and hidden where it is no secret.
SHORTEST = 8
# As long as a key, and no word of a language.
LOOK_ALIKE = 16
# How a key begins that tells whose it is: `pp_`, `pl-`.
KIND = re.compile(r"[A-Za-z]{1,12}[_-]")
# How URLs and JSON write a character: a byte of it, or a half of it beyond U+FFFF.
ESCAPE = re.compile(r"(%[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4})")
LONGEST_ESCAPE = len(r"\u0070")
# So much of a text is searched at once; the loop waits for it.
WINDOW = 8_192
# Beyond so many beginnings, secrets are told apart by their first character alone.
MANY = 64
# Up to so many first characters are each looked for alone.
FEW = 6
# What it takes, in nanoseconds: for each character of a text, for each place where a secret might
# begin, for each where one does, for each escape; for a text whatever it is, and for a secret that
# is to be found.
A_CHARACTER, A_CANDIDATE, A_PLACE, AN_ESCAPE, A_TEXT, A_SECRET = 2, 500, 1_500, 300, 1_000, 3_000


class Span(NamedTuple):
    """Where a secret stands in a text, and what it is without escapes."""

    start: int
    end: int
    secret: str


class Secrets:
    """A set of secrets that texts are searched for; `effort` counts what that takes."""

    def __init__(self, secrets: Iterable[str], effort: Effort | None = None) -> None:
        self._effort = effort or Effort()
        self._all = {form for one in secrets for form in forms_of(one) if len(form) >= SHORTEST}
        self._effort.spent += A_SECRET * len(self._all)
        lengths: dict[str, set[int]] = defaultdict(set)
        for secret in self._all:
            lengths[secret[:SHORTEST]].add(len(secret))
        # The longest first: one key may begin with another.
        self._lengths = {start: sorted(found, reverse=True) for start, found in lengths.items()}
        self._begins = [re.compile(pattern) for pattern in beginnings(self._all)]
        self._a_character = A_CHARACTER * min(len({one[0] for one in self._all}), FEW)
        self._reach = LONGEST_ESCAPE * max(map(len, self._all), default=0)
        kinds = {kind[0] for secret in self._all if (kind := KIND.match(secret))}
        long = rf"(?:{'|'.join(sorted(kinds))})[\w.~-]{{{LOOK_ALIKE},}}"
        self._look_alike = re.compile(long) if kinds else None

    def hidden(self, text: str, replace: Replace) -> str:
        """Return a text with the secrets in it replaced, also where it is written with escapes."""
        if not self._begins or len(text) < SHORTEST:
            return text
        if len(text) > WINDOW:
            return "".join(self.parts([text], replace))
        self._effort.spent += A_TEXT
        if not has_escapes(text) and not any(begin.search(text) for begin in self._begins):
            self._effort.spent += self._a_character * len(text)
            return text
        return self._shown(text, len(text), replace)[0]

    def parts(self, texts: Iterable[str], replace: Replace) -> Iterator[str]:
        """Return a text that comes in parts, in parts that take little to find, as in `hidden`."""
        if not self._begins:
            yield from texts
            return
        self._effort.spent += A_TEXT
        rest = ""
        for text in windows(texts, max(WINDOW, self._reach)):
            rest += text
            # What begins later may be cut off here: it is looked for again, with what follows.
            shown, rest = self._shown(rest, len(rest) - self._reach, replace)
            yield shown
        yield self._shown(rest, len(rest), replace)[0]

    def look_alikes(self, text: str, replace: Replace) -> str:
        """Return a text with all replaced that begins as a secret does and is as long as a key."""
        if self._look_alike is None:
            return text
        self._effort.spent += A_CHARACTER * len(text)
        return self._look_alike.sub(lambda found: replace(found[0]), text)

    def _shown(self, text: str, sure: int, replace: Replace) -> tuple[str, str]:
        """Return what is shown of a text, as far as it is sure what begins there, and the rest."""
        if sure <= 0:
            return "", text
        spans = sorted({*self._spans(text), *self._escaped(text)})
        shown, end = [], 0
        for span in spans:
            if end <= span.start < sure:
                shown += [text[end : span.start], replace(span.secret)]
                end = span.end
        cut = max(end, sure)
        return "".join((*shown, text[end:cut])), text[cut:]

    def _spans(self, text: str) -> Iterator[Span]:
        """Yield where secrets stand, plainly written."""
        self._effort.spent += self._a_character * len(text)
        places = [found.start() for begin in self._begins for found in begin.finditer(text)]
        self._effort.spent += A_CANDIDATE * len(places)
        known, end = self._lengths, 0
        starts = [place for place in places if text[place : place + SHORTEST] in known]
        self._effort.spent += A_PLACE * len(starts)
        for start in sorted(starts):
            if start < end:
                continue
            for length in known[text[start : start + SHORTEST]]:
                if text[start : start + length] in self._all:
                    end = start + length
                    yield Span(start, end, text[start:end])
                    break

    def _escaped(self, text: str) -> Iterator[Span]:
        """Yield where secrets stand that are written with escapes, some or all of them."""
        if not has_escapes(text):
            return
        self._effort.spent += A_CHARACTER * len(text)
        # In turn what is between escapes, and one of them.
        written = ESCAPE.split(text)
        if len(written) == 1:
            return
        escapes = written[1::2]
        self._effort.spent += AN_ESCAPE * len(escapes)
        meant = {escape: chr(int(escape.lstrip("%\\u"), 16)) for escape in {*escapes}}
        plain = written.copy()
        plain[1::2] = [meant[escape] for escape in escapes]
        found = [*self._spans("".join(plain))]
        if found:
            yield from placed(found, plain, written)


def has_escapes(text: str) -> bool:
    """Whether a text may hold an escape."""
    return "%" in text or "\\u" in text


def forms_of(secret: str) -> Iterator[str]:
    """Yield how a secret may be written but for escapes of characters."""
    quoted = secret.replace("\\", "\\\\").replace('"', '\\"')
    for form in {secret, quoted, secret.replace(" ", "+"), quoted.replace(" ", "+")}:
        yield form
        if not form.isascii():
            # A URL names the bytes.
            yield form.encode(errors="surrogatepass").decode("latin-1")


def windows(texts: Iterable[str], size: int) -> Iterator[str]:
    """Yield a text in parts of at most this size."""
    for text in texts:
        for start in range(0, len(text), size):
            yield text[start : start + size]


def placed(found: Iterable[Span], plain: Sequence[str], written: Sequence[str]) -> Iterator[Span]:
    """Yield where what was found in a text of plain parts stands in the text as it is written."""
    at = [*accumulate(map(len, plain), initial=0)]
    there = [*accumulate(map(len, written), initial=0)]

    def place(where: int) -> int:
        part = bisect_right(at, where) - 1
        return there[part] + where - at[part]

    for start, end, secret in found:
        yield Span(place(start), place(end), secret)


def beginnings(secrets: Iterable[str]) -> Sequence[str]:
    """Return patterns for all places where one of these may begin, overlapping ones too.

    They may find others: to tell all beginnings apart would take as long as there are many.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for secret in secrets:
        groups[secret[:2]].append(secret)
    if len(groups) > MANY:
        merged: dict[str, list[str]] = defaultdict(list)
        for pair, members in groups.items():
            merged[pair[0]] += members
        groups = merged
    firsts: dict[str, list[str]] = defaultdict(list)
    for members in groups.values():
        firsts[members[0][0]].append(rest_of(members))
    patterns = [
        f"{re.escape(one)}(?={'|'.join(sorted(rests))})" for one, rests in sorted(firsts.items())
    ]
    # A pattern that begins with one letter is ten times as fast as one that begins with some.
    return patterns if len(patterns) <= FEW else ["|".join(patterns)]


def rest_of(secrets: Sequence[str]) -> str:
    """Return a pattern for what may follow the first character of these secrets."""
    columns = list(zip(*(secret[:SHORTEST] for secret in secrets), strict=True))
    least = min(map(len, secrets)) - SHORTEST
    others = one_of("".join(secret[SHORTEST:] for secret in secrets)) if least else ""
    return "".join(map(one_of, columns[1:])) + (f"{others}{{{least}}}" if least else "")


def one_of(characters: Iterable[str]) -> str:
    """Return a pattern for one of these characters."""
    different = sorted(set(characters))
    if len(different) == 1:
        return re.escape(different[0])
    return f"[{''.join(map(re.escape, different))}]"
