"""Calls of pages with the answers below them, as the pages print them."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

STEP = re.compile(
    r"```sh\n(?P<command>curl.*?)```\n\n"
    r"(?:`|<details><summary><code>)(?P<status>\d+)(?:`|</code>[^\n]*)\n\n"
    r"```json\n(?P<answer>.*?)\n```(?:\n\n</details>)?",
    re.S,
)
WIDTH = 98  # characters of a line that a page shows whole
TALL = 30  # lines of an answer that is folded


@dataclass(frozen=True)
class Answer:
    """What a call answered."""

    status: int
    body: Any


@dataclass(frozen=True)
class Step:
    """One call of a page, with the answer that the page promises."""

    command: str
    promised: Answer


def steps(page: Path) -> list[Step]:
    """Return the calls of a page, in order."""
    return [
        Step(found["command"], Answer(int(found["status"]), json.loads(found["answer"])))
        for found in STEP.finditer(page.read_text("utf-8"))
    ]


def pretty(value: Any, indent: int = 0, taken: int = 0) -> str:
    """Return JSON with line breaks only where a line would be too long."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + indent + taken < WIDTH or not isinstance(value, dict | list) or not value:
        return flat
    inner = indent + 2
    if isinstance(value, list):
        parts = [pretty(item, inner) for item in value]
    else:
        names = {json.dumps(name) + ": ": item for name, item in value.items()}
        parts = [name + pretty(item, inner, len(name)) for name, item in names.items()]
    lines = ",\n".join(" " * inner + part for part in parts)
    opening, closing = ("[", "]") if isinstance(value, list) else ("{", "}")
    return f"{opening}\n{lines}\n{' ' * indent}{closing}"


def printed(command: str, answer: Answer) -> str:
    """Return a call and its answer as the pages show them; a tall answer is folded."""
    body = pretty(answer.body)
    shown, end = f"`{answer.status}`", ""
    if body.count("\n") > TALL:
        shown = f"<details><summary><code>{answer.status}</code>, a long answer</summary>"
        end = "\n\n</details>"
    return f"```sh\n{command}```\n\n{shown}\n\n```json\n{body}\n```{end}"
