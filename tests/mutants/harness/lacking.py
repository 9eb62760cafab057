"""An implementation that lacks one operation: what it answers instead, and how it is judged."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from tests.mutants.harness.serving import serving
from tests.mutants.harness.subject import Subject
from tests.reported import as_declared

from understudy.contracts.kit.given.options import Options
from understudy.contracts.kit.report.report import Report, Row
from understudy.contracts.kit.run.run import Run, World
from understudy.contracts.kit.talk.operations import Operations

# What comes in place of an answer; the bodies of errors fit every API well enough.
REFUSAL = b'{"status": "error", "message": "not here"}'
ANSWERS: Mapping[str, tuple[int, bytes]] = {
    "404": (404, REFUSAL),
    "405": (405, REFUSAL),
    "501": (501, REFUSAL),
    "403": (403, REFUSAL),
    "500": (500, REFUSAL),
    "empty": (200, b""),
}
# Their waiting takes long, and only what makes events is seen by them.
HOOKS = ("hook_listen", "hook_wait")
SECONDS = "2"
# Real time passes here: nobody waits until a token expires.
LONG = "may_wait"


@dataclass(frozen=True)
class Lacking:
    """The reference of an API, but for one operation."""

    subject: Subject
    operation: str
    answer: str

    def judge(self, **options: object) -> Report:
        """Return the report of a run at quick depth."""
        with self.served() as (url, needs):
            run = Run(self._options(url, needs, options), self.subject.judged, World())
            return as_declared(run.judge())

    @contextmanager
    def served(self) -> Iterator[tuple[str, Mapping[str, str]]]:
        """Serve it; the block gets the API's base URL, and what it has for the rules' needs."""
        app, given = self.subject.arrange(None, ())
        needs = {name: value for name, value in given.items() if name != LONG}
        if self.operation not in self.subject.samples.makes_events:
            needs = {name: value for name, value in needs.items() if name not in HOOKS}
        elif "hook_wait" in needs:
            needs = {**needs, "hook_wait": SECONDS}
        with serving(self._without(app)) as root:
            yield root + self.subject.base_path, needs

    def told_kept(self, report: Report) -> list[str]:
        """Return the rules that are about the operation and were told kept on it."""
        ids = list(Operations(self.subject.judged.spec.document))
        rows = [row for row in report.rows if self.operation in row.rule.about.among(ids)]
        return [row.rule.id for row in rows if row.status == "kept" and not _leaves_out(row)]

    def _options(
        self, url: str, needs: Mapping[str, str], options: Mapping[str, object]
    ) -> Options:
        asked = replace(self.subject.options, base_url=url, depth="quick", seed=1)
        return replace(asked, needs=needs, **options)  # type: ignore[arg-type]  # its own fields

    def _without(self, app: ASGIApp) -> ASGIApp:
        operations = Operations(self.subject.judged.spec.document)
        base = self.subject.base_path
        status, body = ANSWERS[self.answer]

        async def lacking(scope: Scope, receive: Receive, send: Send) -> None:
            path = scope.get("path", "")
            found = operations.find(scope.get("method", ""), path.removeprefix(base))
            if path.startswith(base) and found and found[0].id == self.operation:
                answer = Response(body, status, media_type="application/json")
                await answer(scope, receive, send)
                return
            await app(scope, receive, send)

        return lacking


def _leaves_out(row: Row) -> bool:
    """Tell whether a rule about each of several operations was told of fewer."""
    return row.rule.about.is_each and row.judged < row.of
