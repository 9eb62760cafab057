"""Values as Python and JavaScript write them, with variables in the place of secrets."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from understudy.reference.shell import cut

NAME = re.compile(r"[A-Za-z_$][\w$]*")


@dataclass(frozen=True)
class Language:
    """How a language writes what JSON has too; `opens` and `closes` stand around an expression."""

    indent: str
    words: Mapping[Any, str]
    is_bare: bool

    def value(self, value: Any, secrets: Mapping[str, str], indent: str = "") -> str:
        """Return a value, on several lines where it holds others; `secrets` are expressions."""
        if isinstance(value, dict):
            inner = [
                f"{self._key(name)}: {self.value(each, secrets, indent + self.indent)}"
                for name, each in value.items()
            ]
            return self._block("{", inner, "}", indent)
        if isinstance(value, list):
            rows = [self.value(each, secrets, indent + self.indent) for each in value]
            return self._block("[", rows, "]", indent)
        if isinstance(value, str):
            return self.text(value, secrets)
        return self.words[value] if value is None or isinstance(value, bool) else json.dumps(value)

    def text(self, text: str, secrets: Mapping[str, str]) -> str:
        """Return a text, or what makes it of the secrets in it."""
        pieces = cut(text, secrets)
        if len(pieces) == 1 and pieces[0][1]:
            return pieces[0][1]
        if any(expression for _, expression in pieces):
            return self._composed(pieces)
        return json.dumps(text, ensure_ascii=False)

    def _key(self, name: str) -> str:
        return (
            name if self.is_bare and NAME.fullmatch(name) else json.dumps(name, ensure_ascii=False)
        )

    def _block(self, opens: str, inner: Sequence[str], closes: str, indent: str) -> str:
        if not inner:
            return opens + closes
        lines = "".join(f"{indent}{self.indent}{each},\n" for each in inner)
        return f"{opens}\n{lines}{indent}{closes}"

    def _composed(self, pieces: Sequence[tuple[str, str | None]]) -> str:
        if self.is_bare:
            parts = [f"${{{name}}}" if name else _in_template(text) for text, name in pieces]
            return f"`{''.join(parts)}`"
        parts = [f"{{{name}}}" if name else _in_f_string(text) for text, name in pieces]
        return f'f"{"".join(parts)}"'


def _in_template(text: str) -> str:
    return text.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")


def _in_f_string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1].replace("{", "{{").replace("}", "}}")


PYTHON = Language("    ", {None: "None", True: "True", False: "False"}, is_bare=False)
JAVASCRIPT = Language("  ", {None: "null", True: "true", False: "false"}, is_bare=True)
