"""Pastes the reproducers of a mutant into bash, and tells whether they show its defect."""

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.types import Receive, Scope, Send
from tests.mutants.harness.judging import DEPTHS, PRIMARY, only
from tests.mutants.harness.serving import serving
from tests.mutants.harness.subject import Subject

from understudy.contracts.kit.report.report import Row
from understudy.contracts.kit.run.run import Run, World

BEGIN = datetime(2026, 6, 1, 12, tzinfo=UTC)
AFTER = datetime(2100, 1, 1, tzinfo=UTC)
# What the server, and not the application, says of itself.
MOVING = re.compile(r"(?im)^(date|server|content-length): .*$")
VERDICT = re.compile(r"(?m)^# expected: .*; got: (?:(\d{3}) )?(.*?)(?:\.\.\.)?$")
IDS_AND_TIMES = re.compile(
    r"\$\{?ID\d+\}?|\b[pstkblrf]_[0-9a-f]{20}\b|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"
    r"|\d{4}-\d\d-\d\dT[\d:.]+Z"
)
SHORTEST = 20


@dataclass
class Ticking:
    """An application whose clock moves one second with each request, so that two answer alike.

    It begins with a copy of `data`, the world of another one, or afresh.
    """

    defect: str | None = None
    subject: Subject = PRIMARY
    data: Any = None

    def __post_init__(self) -> None:
        self.instant = BEGIN if self.data is None else AFTER
        self.app, _ = self.subject.arrange(self.defect, (), now=lambda: self.instant, seed=1)
        if self.data is not None:
            now = self.app.state.world.now
            vars(self.app.state.world).update(vars(deepcopy(self.data)), now=now)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        self.instant += timedelta(seconds=1)
        await self.app(scope, receive, send)


@dataclass(frozen=True)
class Pasted:
    """What bash printed for one reproducer.

    `then` is what it printed where it was found, right after the run. Of the others, which answer
    alike, `fresh` is where the mutant has just begun, and `right` where nothing is wrong and has
    just begun too; `kept` is where the mutant has the data of the run, and `mended` where these
    data are served without the defect.
    """

    defect: str
    rule: str
    lines: tuple[str, ...]
    then: str
    fresh: str
    right: str
    kept: str
    mended: str

    @property
    def shows(self) -> bool:
        """Tell whether the lines show the defect, there or wherever it is."""
        return self.shows_anywhere or self.shows_after_the_run or self.comes_again

    @property
    def shows_anywhere(self) -> bool:
        """Tell whether the lines print what they do because of the defect alone."""
        return self.fresh != self.right

    @property
    def shows_after_the_run(self) -> bool:
        """Tell whether the lines print what they do there because of the defect alone."""
        return self.kept != self.mended

    @property
    def comes_again(self) -> bool:
        """Tell whether the last answer is, but for ids and times, what the verdict says."""
        found = VERDICT.search("\n".join(self.lines))
        if found is None or len(found[2]) < SHORTEST:
            return False
        status, said = found[1], _bare(found[2])
        printed = [line for line in self.then.splitlines() if line]
        return said in _bare(self.then) and status in (None, printed[-1])


def paste_all(defect: str, subject: Subject = PRIMARY) -> Iterator[Pasted]:
    """Yield every reproducer of weight that a run on a mutant prints, after pasting it.

    It is a quick run of all rules, or one of the mutant's own where only longer ones find it.
    """
    app, needs = subject.arrange(defect, ())
    found = subject.defect_by_id[defect]
    layer, rules = found.layer, found.rules if found.layer in ("more", "most") else ()
    judged = replace(subject.judged, contract=only(subject.judged.contract, layer))
    with serving(app) as root:
        url = root + subject.base_path
        asked = {"base_url": url, "needs": needs, "depth": DEPTHS[layer], "seed": 1, "rules": rules}
        options = replace(subject.options, try_reproducers=True, **asked)
        report = Run(options, judged, World()).judge()
        for row in report.broken:
            if row.rule.level != "info":
                yield _paste(defect, row, app.state.world, subject)


def _paste(defect: str, row: Row, data: Any, subject: Subject) -> Pasted:
    lines = row.reproducer or ()
    # Data are copied when they are given, before anything is pasted where they are.
    elsewhere = [
        Ticking(which, subject, given) for given in (None, data) for which in (defect, None)
    ]
    then = paste(lines, subject)
    return Pasted(defect, row.rule.id, lines, then, *(beside(lines, app) for app in elsewhere))


def paste(lines: Sequence[str], subject: Subject = PRIMARY) -> str:
    """Return what bash prints for the lines, errors too."""
    start = subject.judged.catalogue.variable
    variables = {f"{start}_{name.upper()}": key for name, key in subject.keys.items()}
    done = subprocess.run(
        ["bash"],
        input="\n".join(lines).encode(),
        env={"PATH": os.environ["PATH"], "WAIT": "1", **variables},
        capture_output=True,
        check=False,
    )
    return MOVING.sub("", (done.stdout + done.stderr).decode("utf-8", "replace"))


def beside(lines: Sequence[str], app: Ticking) -> str:
    """Return what the lines print elsewhere, where the application has just begun."""
    with serving(app) as root:
        printed = paste([f"BASE={root}{app.subject.base_path}", *lines[1:]], app.subject)
    return printed.replace(root.rpartition(":")[2], "PORT")


def _bare(text: str) -> str:
    return IDS_AND_TIMES.sub("", "".join(text.split()).replace("\\", ""))
