"""Where in the stand-in a target leads, and which schema the answers there have."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from tests.declared import Declarations, Schema
from tests.server.fuzz.answers import Answer

from understudy.reference.spec import Spec

CONTROL = "/_understudy"
SPACES = f"{CONTROL}/spaces/"
# Pages, which are no part of the control plane's spec.
PAGES = (f"{CONTROL}/console", f"{CONTROL}/docs", f"{CONTROL}/static")


def path_of(target: bytes) -> str:
    """Return the path that a target names, decoded."""
    if target.startswith(b"http://"):
        target = b"/" + target[7:].partition(b"/")[2]
    plain = target.partition(b"#")[0].partition(b"?")[0]
    return unquote(plain.decode("latin-1"))


@dataclass
class Places:
    """The APIs of a stand-in, their specs, and one space that is open in it."""

    specs: tuple[Spec, ...]
    control: Spec
    space: str

    @cached_property
    def known(self) -> Mapping[str, Declarations]:
        """The schemas of each spec, by its base path."""
        return {spec.base_path: Declarations(spec) for spec in (*self.specs, self.control)}

    def within(self, path: str) -> str:
        """Return a path as it reads within its space, or outside of all."""
        root = f"{SPACES}{self.space}"
        return path.removeprefix(root) if path.startswith(f"{root}/") else path

    def named(self, target: bytes) -> tuple[str, str]:
        """Return base path and path of the API that a target names, "" where it names none."""
        path = self.within(path_of(target))
        if path.startswith(PAGES):
            return "", path
        for base in self.known:
            if path == base or path.startswith(f"{base}/"):
                return base, path
        return "", path

    def misfits(self, method: bytes, target: bytes, answer: Answer) -> Iterator[str]:
        """Yield what of an answer is outside the envelope of the API that was named."""
        base, path = self.named(target)
        if not base or method == b"HEAD" or answer.status in (204, 304, 307):
            return
        misfits = [*self.misfits_of(base, method, path, answer)]
        # Strangers are kept from a space before it is known to be one, in whose words it may be.
        is_guarded = answer.status == 403 and path_of(target).startswith(SPACES)
        if is_guarded and any(
            not [*self.misfits_of(each, method, path, answer)] for each in self.known
        ):
            return
        yield from misfits

    def misfits_of(self, base: str, method: bytes, path: str, answer: Answer) -> Iterator[str]:
        """Yield what of an answer is outside the envelope of one API."""
        declarations = self.known[base]
        try:
            schema = self.schema_of(declarations, method, path[len(base) :], answer)
            if schema is None:
                return
            value = json.loads(answer.body)
        except ValueError:
            yield f"{base}: {answer.status} with no JSON: {answer.body[:200]!r}"
            return
        for misfit in declarations.misfits(schema, value):
            yield f"{base}: {answer.status} outside the envelope: {misfit}: {answer.body[:200]!r}"

    def schema_of(
        self, declarations: Declarations, method: bytes, path: str, answer: Answer
    ) -> Schema | None:
        """Return the schema of an answer; None where it is not JSON, as it is declared."""
        if answer.status >= 400:
            return declarations.schemas["ErrorAnswer"]
        document = declarations.spec.document
        for template, item in document["paths"].items():
            operation = item.get(method.decode("latin-1").lower())
            if operation and fits(template, path):
                response = operation["responses"][str(answer.status)]
                if "$ref" in response:
                    name = response["$ref"].rpartition("/")[2]
                    response = document["components"]["responses"][name]
                content: Mapping[str, Any] = response.get("content", {})
                found = content.get(answer.media.decode("latin-1"), {})
                return found.get("schema")
        raise ValueError


def fits(template: str, path: str) -> bool:
    """Whether a path is one of a template such as `/jobs/{job_id}`."""
    parts, given = template.split("/"), path.split("/")
    return len(parts) == len(given) and all(
        part.startswith("{") or part == other for part, other in zip(parts, given, strict=True)
    )
