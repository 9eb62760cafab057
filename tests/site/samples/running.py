"""Runs samples, many in one process of their language, each on a stand-in at its start."""

import io
import json
import os
import ssl
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shlex import quote

import pytest

from understudy.testing import Understudy

HARNESS = Path(__file__).with_name("run_samples.mjs")
Printed = dict[str, str]


@dataclass(frozen=True)
class Place:
    """Where samples run: a stand-in, the account that signs in before each, if one does."""

    mock: Understudy
    account: str
    variables: Mapping[str, str]
    folder: Path

    def start(self) -> None:
        """Go back to the start, with the tokens that the recordings have."""
        self.mock.reset()
        if self.account:
            self.mock.accounts.sign_in(self.account)

    @property
    def starts(self) -> list[str]:
        """The addresses to which POST does the same."""
        control = f"{self.mock.root}/_understudy"
        signing = [f"{control}/accounts/{self.account}/sign-in"] if self.account else []
        return [f"{control}/reset", *signing]


def run_python(codes: Mapping[str, str], place: Place, monkeypatch: pytest.MonkeyPatch) -> Printed:
    """Return what each program prints, in a namespace of its own."""
    # To read the authorities' certificates for each program takes longer than all else in it.
    monkeypatch.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
    monkeypatch.chdir(place.folder)
    for name, value in place.variables.items():
        monkeypatch.setenv(name, value)
    printed = {}
    for name, code in codes.items():
        place.start()
        with redirect_stdout(io.StringIO()) as out:
            exec(compile(code, name, "exec"), {"__name__": "__main__"})
        printed[name] = out.getvalue()
    return printed


def run_node(codes: Mapping[str, str], place: Place) -> Printed:
    """Return what each program prints, as a module of one process."""
    given = json.dumps({"starts": place.starts, "codes": codes})
    (place.folder / "samples.json").write_text(given, "utf-8")
    told = _run(["node", "--no-warnings", str(HARNESS)], place)
    printed: Printed = json.loads(told)
    return printed


def run_curl(codes: Mapping[str, str], place: Place) -> Printed:
    """Return what each command prints, run by one shell."""
    starts = " && ".join(f"curl -sS -X POST {url} -o /dev/null" for url in place.starts)
    lines = ["set -e"]
    for name, code in codes.items():
        lines += [starts, f"{{\n{code} -sS\n}} > {quote(name)}.out"]
    script = place.folder / "samples.sh"
    script.write_text("\n".join(lines), "utf-8")
    _run(["sh", str(script)], place)
    return {name: (place.folder / f"{name}.out").read_text("utf-8") for name in codes}


def _run(command: Sequence[str], place: Place) -> str:
    environment = {**os.environ, **place.variables}
    return subprocess.run(
        command, cwd=place.folder, env=environment, check=True, capture_output=True, text=True
    ).stdout
