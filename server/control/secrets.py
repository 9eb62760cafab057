"""Finds secrets in texts, at a cost that does not grow with their number."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from urllib.parse import unquote, unquote_plus

Replace = Callable[[str], str]

# A shorter text would be found by chance, and hidden where it is no secret.
SHORTEST = 8
# By so many characters a secret is looked for; keys of one API begin alike.
PREFIX = 4
# As long as a key, and no word of a language.
LOOK_ALIKE = 16
# How a key begins that tells whose it is: `pp_`, `pl-`.
KIND = re.compile(r"[A-Za-z]{1,12}[_-]")
ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})")


class Secrets:
    """A set of secrets that texts are searched for."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self._lengths: dict[str, set[int]] = defaultdict(set)
        self._all: set[str] = set()
        for secret in secrets:
            for form in (secret, secret.replace("\\", "\\\\").replace('"', '\\"')):
                if len(form) >= SHORTEST:
                    self._all.add(form)
                    self._lengths[form[:PREFIX]].add(len(form))
        prefixes = "|".join(re.escape(prefix) for prefix in sorted(self._lengths))
        self._prefix = re.compile(prefixes or r"(?!)")
        # A run of characters as long as a secret, some of them written as in a URL, or as in JSON.
        least = min(map(len, self._all), default=SHORTEST)
        self._in_url = re.compile(rf"[\w.~+%-]{{{least},}}")
        self._in_json = re.compile(rf"[\w.~+\\-]{{{least},}}")
        self._has_blanks = any(" " in secret for secret in self._all)
        kinds = "|".join(sorted({kind[0] for secret in self._all if (kind := KIND.match(secret))}))
        long = rf"(?:{kinds})[\w.~-]{{{LOOK_ALIKE},}}"
        self._look_alike = re.compile(long if kinds else r"(?!)")

    def hidden(self, text: str, replace: Replace) -> str:
        """Return a text with the secrets in it replaced, also where it is written with escapes."""
        if not self._all:
            return text
        if "%" in text:
            text = self._in_url.sub(lambda found: self._decoded(found[0], unquote, replace), text)
        if "+" in text and self._has_blanks:
            text = self._in_url.sub(
                lambda found: self._decoded(found[0], unquote_plus, replace), text
            )
        if "\\u" in text:
            text = self._in_json.sub(lambda found: self._decoded(found[0], unescape, replace), text)
        return self._replaced(text, replace)

    def look_alikes(self, text: str, replace: Replace) -> str:
        """Return a text with all replaced that begins as a secret does and is as long as a key."""
        return self._look_alike.sub(lambda found: replace(found[0]), text)

    def _decoded(self, written: str, decode: Callable[[str], str], replace: Replace) -> str:
        plain = decode(written)
        if plain == written:
            return written
        shown = self._replaced(plain, replace)
        return written if shown == plain else shown

    def _replaced(self, text: str, replace: Replace) -> str:
        parts, end = [], 0
        for found in self._prefix.finditer(text):
            start = found.start()
            secret = self._at(text, start, found[0]) if start >= end else None
            if secret is not None:
                parts += [text[end:start], replace(secret)]
                end = start + len(secret)
        return "".join((*parts, text[end:])) if parts else text

    def _at(self, text: str, start: int, prefix: str) -> str | None:
        # The longest first: one key may begin with another.
        for length in sorted(self._lengths[prefix], reverse=True):
            if text[start : start + length] in self._all:
                return text[start : start + length]
        return None


def unescape(text: str) -> str:
    """Return what `\\u0070p_1` stands for in JSON."""
    return ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
