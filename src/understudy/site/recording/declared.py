"""What an API says of its recordings where spec and fixtures do not tell: `recordings.yaml`.

It stands beside `rules.yaml`. Of an operation it may have `success`, other parts of the request
that succeeds; `cases`, further requests by name; `unreached`, documented statuses that no request
can provoke, each with the reason.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from understudy.catalog import Api
from understudy.reference.spec import SpecError, read_yaml
from understudy.site.recording.declaration import problems
from understudy.site.recording.described import Call
from understudy.site.recording.draft import NOTHING, Attempt, Draft
from understudy.site.recording.failures import RecordingError
from understudy.site.recording.model import Upload
from understudy.site.recording.plain import plain_draft

Node = Mapping[str, Any]


@dataclass(frozen=True)
class Declared:
    """What is declared of one API; `file` is where, be it there or not."""

    file: Path
    operations: Mapping[str, Node] = field(default_factory=dict)

    def success(self, call: Call, plain: Draft) -> Draft:
        """Return the request that succeeds, with what is declared of it."""
        return self._changed(call, plain, self._of(call).get("success", {}))

    def attempts(
        self, calls: Mapping[str, Call], call: Call, plain: Draft, settings: Mapping[str, str]
    ) -> list[Attempt]:
        """Return the further requests of an operation that these settings are for."""
        return [
            self._attempt(calls, call, plain, name, said)
            for name, said in self._of(call).get("cases", {}).items()
            if said.get("settings", {}).items() <= settings.items()
        ]

    def unreached(self, operation: str) -> dict[str, str]:
        """Return the statuses of an operation that nothing provokes, with the reasons."""
        said = self.operations.get(operation, {}).get("unreached", {})
        return dict(said)

    def cases_for(self, operation: str, settings: Mapping[str, str]) -> set[str]:
        """Return the cases of an operation that are there for some settings alone."""
        cases = self.operations.get(operation, {}).get("cases", {})
        return {name for name, said in cases.items() if said.get("settings", {}) == settings}

    def has_cases_for(self, settings: Mapping[str, str]) -> bool:
        """Whether any operation has a case for these settings."""
        return any(self.cases_for(name, settings) for name in self.operations)

    def refuse_strangers(self, operations: Container[str]) -> None:
        """Raise where an operation is named that there is not."""
        for name in self.operations:
            if name not in operations:
                raise RecordingError(f"{self.file}: there is no operation {name}")

    def _of(self, call: Call) -> Node:
        return self.operations.get(call.id, {})

    def _attempt(
        self, calls: Mapping[str, Call], call: Call, plain: Draft, name: str, said: Node
    ) -> Attempt:
        before = tuple(
            self._before(calls, each)
            for each in said.get("before", ())
            for _ in range(int(each.get("times", 1)))
        )
        about, cause = str(said.get("about", "")), str(said["cause"])
        return Attempt(name, cause, self._changed(call, plain, said), about, before=before)

    def _before(self, calls: Mapping[str, Call], said: Node) -> tuple[str, Draft]:
        call = calls[said["operation"]]
        return call.id, self._changed(call, plain_draft(call), said)

    def _changed(self, call: Call, plain: Draft, said: Node) -> Draft:
        draft = plain
        for place in ("path", "query", "headers"):
            for name, value in said.get(place, {}).items():
                draft = draft.put(place, name, NOTHING if value is None else value)
        if "example" in said:
            content = call.body["content"][call.media_type]
            draft = replace(draft, body=content["examples"][said["example"]]["value"])
        for name in ("body", "text", "caller"):
            if name in said:
                draft = replace(draft, **{name: said[name]})
        return replace(draft, upload=self._upload(call, said["file"])) if "file" in said else draft

    def _upload(self, call: Call, name: str) -> Upload:
        path = self.file.with_suffix("") / name
        if not path.is_file():
            raise RecordingError(f"{self.file}: {call.id}: there is no file {path}")
        part = next(iter(call.schema.get("properties", {"file": {}})))
        return Upload(part, path.name, path.read_bytes())


def load(api: Api) -> Declared:
    """Return what an API declares; RecordingError where its file cannot be read."""
    path = api.rules.with_name("recordings.yaml")
    if not path.exists():
        return Declared(path)
    try:
        document = read_yaml(path)
    except SpecError as error:
        raise RecordingError(str(error)) from error
    for problem in problems(document):
        raise RecordingError(f"{path}: {problem}")
    return Declared(path, document["operations"])
