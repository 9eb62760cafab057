"""Writes the shell lines that show a finding: curl, a little python3, keys as variables."""

import re
import shlex
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil

from understudy.contracts.kit.exchange import Request
from understudy.contracts.kit.finding import Finding
from understudy.contracts.kit.keyring import Keyring
from understudy.contracts.kit.shell import printf, prose, visible, word
from understudy.contracts.kit.steps import Step, used_ids
from understudy.contracts.kit.trail import Pointer, Trail

STATUS = r"-w '\n%{http_code}\n'"
PICK = (
    "pick() { python3 -c 'import functools, json, sys;"
    " step = lambda node, key: node[int(key) if isinstance(node, list) else key];"
    " text = sys.stdin.read().lstrip();"
    " print(functools.reduce(step, sys.argv[1:], json.JSONDecoder().raw_decode(text)[0]))'"
    ' "$@"; }'
)
NEAR = 'near() { case $1 in *0) printf %s1 "${1%?}";; *) printf %s0 "${1%?}";; esac; }'


@dataclass(frozen=True)
class Place:
    """Where a script sends its requests, and what each of them carries besides its own headers."""

    base_url: str
    headers: tuple[tuple[str, str], ...] = ()
    ca_file: str | None = None
    is_direct: bool = False


@dataclass
class Script:
    """Builds the lines of one reproducer."""

    place: Place
    keys: Keyring
    trail: Trail
    _names: dict[str, str] = field(default_factory=dict, init=False)

    def lines(self, finding: Finding, steps: Sequence[Step]) -> list[str]:
        """Return the lines: what is needed first, then what shows the defect, then the verdict."""
        tail = self._joint(finding, steps)
        head = steps[: len(steps) - tail]
        body = [line for step in head for line in self._step(step)]
        if tail:
            calls = [self._curl(step.exchange.request, STATUS) for step in steps[-tail:]]
            body.append(f"curl {' --next '.join(calls)}")
        verdict = f"# expected: {finding.expected}; got: {finding.got}"
        said = visible(prose(verdict, self.keys.expressions))
        return [f"BASE={shlex.quote(self.place.base_url)}", *_functions(body), *body, said]

    def _joint(self, finding: Finding, steps: Sequence[Step]) -> int:
        """Count the steps at the end that go over one connection: no id is taken between them."""
        if not finding.one_connection:
            return 0
        count = 0
        for step in reversed(steps):
            if not step.is_shown or step.takes or not _fits_argument(step.exchange.request):
                break
            count += 1
        return count

    def _step(self, step: Step) -> list[str]:
        request = step.exchange.request
        call = f"curl {self._curl(request, STATUS if step.is_shown else '')}"
        if not _fits_argument(request):
            call = f"{printf(request.body or b'', self._expressions(request))} | {call}"
        pause = [f"sleep {ceil(step.exchange.waited)}"] if step.exchange.waited else []
        return [*pause, *self._calls(step, call)]

    def _calls(self, step: Step, call: str) -> list[str]:
        if not step.takes:
            return [call if step.is_shown else f"{call} >/dev/null"]
        number = len(self._names) + 1
        lines = [f"ANSWER{number}=$({call})"]
        if step.is_shown:
            lines.append(f"printf '%s\\n' \"$ANSWER{number}\"")
        return lines + [self._take(each, way, number) for each, way in step.takes.items()]

    def _take(self, value: str, way: Pointer, answer: int) -> str:
        name = f"ID{len(self._names) + 1}"
        self._names[value] = f"${{{name}}}"
        keys = " ".join(shlex.quote(str(key)) for key in way)
        return f"{name}=$(printf '%s' \"$ANSWER{answer}\" | pick {keys})"

    def _curl(self, request: Request, status: str) -> str:
        known = self._expressions(request)
        parts = ["-sSg"]
        if self.place.is_direct:
            parts.append("--noproxy '*'")
        if self.place.ca_file:
            parts.append(f"--cacert {shlex.quote(self.place.ca_file)}")
        if request.method == "HEAD":
            parts.append("-I")
        elif request.method != "GET" or request.body is not None:
            parts.append(f"-X {request.method}")
        if "/." in request.path:
            parts.append("--path-as-is")
        parts.append(self._url(request, known))
        parts += [_header(*each, known) for each in self._headers(request)]
        if request.body is not None:
            parts.append(f"--data-binary {self._data(request, known)}")
        return " ".join([*parts, status]).rstrip()

    def _url(self, request: Request, known: dict[str, str]) -> str:
        if "://" in request.path:
            return word(request.path, known)
        return word("\0" + request.path, {"\0": "${BASE}", **known})

    def _headers(self, request: Request) -> list[tuple[str, str]]:
        headers = [*self.place.headers, *request.headers]
        names = {name.lower() for name, _ in headers}
        if request.body is not None and "content-type" not in names:
            # Without this, curl calls every body a form.
            headers.append(("Content-Type", ""))
        return headers

    def _data(self, request: Request, known: dict[str, str]) -> str:
        if not _fits_argument(request):
            return "@-"
        return word((request.body or b"").decode(), known)

    def _expressions(self, request: Request) -> dict[str, str]:
        known = dict(self.keys.expressions)
        for value in used_ids(request):
            derived = self.trail.derived(value)
            source = self._names.get(derived.source if derived else value)
            if source is not None:
                known[value] = derived.shell.format(source) if derived else source
        return known


def _functions(body: Sequence[str]) -> list[str]:
    text = "\n".join(body)
    functions = (("| pick ", PICK), ("$(near ", NEAR))
    return [function for use, function in functions if use in text]


def _header(name: str, value: str, known: dict[str, str]) -> str:
    if not value.strip():
        # curl drops a header that ends in a colon; a semicolon sends it empty.
        return f"-H {shlex.quote(name + (':' if name == 'Content-Type' else ';'))}"
    return f"-H {word(f'{name}: {value}', known)}"


def _fits_argument(request: Request) -> bool:
    """Tell whether a body can stand on a command line: text without control characters."""
    try:
        text = (request.body or b"").decode()
    except UnicodeDecodeError:
        return False
    return not re.search(r"[\x00-\x1f\x7f]", text) and not text.startswith("@")
