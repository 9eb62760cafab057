"""How texts with secrets and ids in them are written for a POSIX shell."""

import re
import shlex
from collections.abc import Mapping, Sequence

Pieces = Sequence[tuple[str, str | None]]


def cut(text: str, expressions: Mapping[str, str]) -> list[tuple[str, str | None]]:
    """Return a text cut at the values that have an expression: each piece, and its expression."""
    if not expressions:
        return [(text, None)] if text else []
    longest_first = sorted(expressions, key=len, reverse=True)
    pattern = "|".join(re.escape(value) for value in longest_first)
    pieces = re.split(f"({pattern})", text)
    return [(piece, expressions.get(piece)) for piece in pieces if piece]


def word(text: str, expressions: Mapping[str, str]) -> str:
    """Return a text as one word of a shell, with expressions in place of their values."""
    pieces = cut(text, expressions)
    if all(expression is None for _, expression in pieces):
        return shlex.quote(text)
    literal = "".join(piece for piece, expression in pieces if expression is None)
    if re.search(r'[\\"$`!\x00-\x1f]', literal):
        return "".join(_quoted(piece, expression) for piece, expression in pieces)
    return '"' + "".join(_plain(pieces, at) for at in range(len(pieces))) + '"'


def prose(text: str, expressions: Mapping[str, str]) -> str:
    """Return a text for people, with expressions in place of their values."""
    pieces = cut(text, expressions)
    return "".join(_plain(pieces, at) for at in range(len(pieces)))


def visible(text: str) -> str:
    """Return a text on one line, without characters that steer a terminal or fit no file."""
    line = " ".join(text.split())
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in line)


def printf(body: bytes, expressions: Mapping[str, str]) -> str:
    """Return a command that writes any bytes, with expressions in place of their values."""
    pieces = cut(body.decode("latin-1"), expressions)
    form = "".join(_escaped(piece) if shell is None else "%s" for piece, shell in pieces)
    values = [f'"{shell}"' for _, shell in pieces if shell is not None]
    return " ".join(["printf", shlex.quote(form), *values])


def _quoted(piece: str, expression: str | None) -> str:
    return shlex.quote(piece) if expression is None else f'"{_bare(expression)}"'


def _plain(pieces: Pieces, at: int) -> str:
    piece, expression = pieces[at]
    if expression is None:
        return piece
    following = pieces[at + 1][0] if at + 1 < len(pieces) else ""
    return expression if re.match(r"\w", following) else _bare(expression)


def _bare(expression: str) -> str:
    return re.sub(r"^\$\{(\w+)\}$", r"$\1", expression)


def _escaped(piece: str) -> str:
    plain = piece.isascii() and piece.isprintable()
    text = piece.replace("\\", "\\\\").replace("%", "%%")
    return text if plain else "".join(_octal(character) for character in piece)


def _octal(character: str) -> str:
    if character.isascii() and character.isalnum():
        return character
    return f"\\{ord(character):03o}"
