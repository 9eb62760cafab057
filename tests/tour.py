"""Curl calls of README and docs with the answers printed under them, run as a reader would."""

import json
import re
import shlex
import subprocess
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from tests.cli.serving import ROOT, environment, serving

from understudy.cli import main
from understudy.testing import Control

README = ROOT / "README.md"
CONTROL = ROOT / "docs" / "control.md"
PLANADO = ROOT / "docs" / "planado.md"
FORWARD = ROOT / "docs" / "forwardplanner.md"
OPTIONS = ("--seed", "1", "--clock", "2026-06-15T12:00:00Z")
ADDRESS = "http://127.0.0.1:8000"
STEP = re.compile(
    r"```sh\n(?P<command>curl.*?)```\n\n"
    r"(?:`|<details><summary><code>)(?P<status>\d+)(?:`|</code>[^\n]*)\n\n"
    r"```json\n(?P<answer>.*?)\n```(?:\n\n</details>)?",
    re.S,
)
VERBS = re.compile(
    r"```sh\n(?P<commands>(?:understudy (?!serve)[^\n]*\n)+)```\n\n```\n(?P<shown>.*?)```", re.S
)
KEY = re.compile(r"```sh\n(?P<key>KEY=.*?)```", re.S)
WIDTH = 98  # characters of a line that a README's page shows whole
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


class Shell:
    """Runs a page's calls against one server; the folder holds curl's settings."""

    def __init__(self, url: str, folder: Path) -> None:
        found = KEY.search(README.read_text("utf-8"))
        assert found is not None
        self._key = found["key"]
        self._url = url
        self._folder = folder
        (folder / ".curlrc").write_text('write-out = "\\n%{http_code}"\n')
        self._answers: list[Answer] = []

    def answer(self, step: "Step", page: Path = README) -> Answer:
        """Return what a step of a page answered; the steps before it run first, and each once."""
        order = steps(page)
        while len(self._answers) <= order.index(step):
            self._answers.append(self.run(order[len(self._answers)].command))
        return self._answers[order.index(step)]

    def run(self, command: str) -> Answer:
        """Run one call and return what it answered."""
        done = subprocess.run(
            ["bash", "-euc", self._key + command.replace(ADDRESS, self._url)],
            env=environment({"CURL_HOME": str(self._folder)}),
            capture_output=True,
            text=True,
            check=True,
        )
        own, shown = urlsplit(self._url).netloc, urlsplit(ADDRESS).netloc
        body, _, status = done.stdout.replace(own, shown).rpartition("\n")
        return Answer(int(status), json.loads(body))


def steps(page: Path = README) -> list[Step]:
    """Return the calls of a page, in order."""
    return [
        Step(found["command"], Answer(int(found["status"]), json.loads(found["answer"])))
        for found in STEP.finditer(page.read_text("utf-8"))
    ]


def verbs(page: Path) -> list[tuple[str, str]]:
    """Return the verbs of a page's terminal, with what it shows of them."""
    found = VERBS.finditer(page.read_text("utf-8"))
    return [(block["commands"], block["shown"]) for block in found]


def said(commands: str, url: str) -> str:
    """Return what these verbs say to a stand-in, as a page shows it: blanks for tabs."""
    out = StringIO()
    with redirect_stdout(out):
        for command in commands.splitlines():
            assert main([*shlex.split(command)[1:], "--url", url]) == 0
    text = out.getvalue().replace(url, ADDRESS)
    return re.sub(" +$", "", text.replace("\t", "  "), flags=re.M)


def conversation(commands: str, url: str) -> str:
    """Return verbs and what they say as the pages show them."""
    return f"```sh\n{commands}```\n\n```\n{said(commands, url)}```"


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


def copy_answers(page: Path) -> None:
    """Copy the answers of a run into a page."""
    text = page.read_text("utf-8")
    with serving(*OPTIONS) as mock, TemporaryDirectory() as folder:
        shell = Shell(mock.url, Path(folder))
        text = STEP.sub(lambda found: printed(found[1], shell.run(found[1])), text)
        with Control(mock.url) as control, chdir(folder):
            control.reset()
            text = VERBS.sub(lambda found: conversation(found[1], mock.url), text)
    page.write_text(text, "utf-8")


if __name__ == "__main__":
    copy_answers(README)
    copy_answers(CONTROL)
    copy_answers(PLANADO)
    copy_answers(FORWARD)
