"""Writes the shell lines that show a finding: curl, a little python3, keys as variables."""

import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from urllib.parse import quote, urlsplit

from understudy.contracts.kit.judge.finding import Finding
from understudy.contracts.kit.reproduce.moments import moments
from understudy.contracts.kit.reproduce.steps import Plan, Step, fits_argument, used_ids
from understudy.contracts.kit.talk.exchange import Request
from understudy.contracts.kit.talk.keyring import Keyring
from understudy.contracts.kit.talk.trail import Pointer, Trail
from understudy.reference.shell import printf, prose, visible, word

STATUS = r"-w '\n%{http_code}\n'"
PICK = (
    "pick() { python3 -c 'import functools, json, sys;"
    " step = lambda node, key: node[int(key) if isinstance(node, list) else key];"
    " text = sys.stdin.read().lstrip();"
    " print(functools.reduce(step, sys.argv[1:], json.JSONDecoder().raw_decode(text)[0]))'"
    ' "$@"; }'
)
# As long as what it stands for; at another second, it is another one.
RUN = "RUN=$(date +%d%H%M%S)"
RECEIVE = (
    "receive() { exec python3 -u -c 'import http.server, sys;"
    ' size = lambda it: int(it.headers.get("Content-Length", 0));'
    ' post = lambda it: (print("", it.headers, it.rfile.read(size(it)).decode(), sep="\\n"),'
    ' it.send_response(500), it.send_header("Content-Length", "0"), it.end_headers());'
    ' said = {"do_POST": post, "log_message": lambda *_: None};'
    ' handler = type("Handler", (http.server.BaseHTTPRequestHandler,), said);'
    ' http.server.HTTPServer(("", int(sys.argv[1])), handler).serve_forever()\''
    ' "$@"; }'
)
LISTEN = 'sleep "${WAIT:-30}"; kill $!'
NEAR = 'near() { case $1 in *.*.*[0-3]) e=A;; *0) e=1;; *) e=0;; esac; printf %s "${1%?}$e"; }'


@dataclass(frozen=True)
class Signing:
    """The requests that keys sign in by, by their names, and where the answers hold a token."""

    requests: Mapping[str, Request] = field(default_factory=dict)
    token: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where a script sends its requests, and what each of them carries besides its own headers."""

    base_url: str
    headers: tuple[tuple[str, str], ...] = ()
    ca_file: str | None = None
    is_direct: bool = False
    signing: Signing = Signing()  # frozen, without state


@dataclass
class Script:
    """Builds the lines of one reproducer."""

    place: Place
    keys: Keyring
    trail: Trail
    _names: dict[str, str] = field(default_factory=dict, init=False)
    _shows: str = field(default=STATUS, init=False)

    def lines(self, finding: Finding, chosen: Plan) -> list[str]:
        """Return the lines: what is needed first, then what shows the defect, then the verdict."""
        self._shows = f"-i {STATUS}" if finding.with_headers else STATUS
        alone = len(chosen.steps) - chosen.joint
        body = [line for some in moments(chosen.steps[:alone]) for line in self._moment(some)]
        if chosen.joint:
            tail = chosen.steps[alone:]
            calls = [self._curl(step.exchange.request, self._shows) for step in tail]
            body.append(f"curl {' --next '.join(calls)}")
        if finding.receives is not None:
            # The receiver fails everything, and prints it.
            body = [f"receive {finding.receives} & sleep 1", *body, LISTEN]
        body = [*self._sign_ins(body), *body]
        verdict = f"# expected: {finding.expected}; got: {finding.got}"
        said = visible(prose(verdict, {**self.keys.expressions, **self._names}))
        base = f"BASE={shlex.quote(self.place.base_url)}"
        return [base, *self._demands(body), *_functions(body), *body, said]

    def _sign_ins(self, body: Sequence[str]) -> list[str]:
        """Return the lines that sign in for the tokens that the others use."""
        lines, text = [], "\n".join(body)
        for key, request in self.place.signing.requests.items():
            variable = self.keys.variable(key)
            if re.search(rf"\$\{{?{variable}\b", text):
                pick = " ".join(shlex.quote(step) for step in self.place.signing.token)
                lines.append(f"{variable}=$(curl {self._curl(request, '')} | pick {pick})")
        return lines

    def _demands(self, body: Sequence[str]) -> list[str]:
        """Return the line that stops where a variable is not set: answers would prove nothing."""
        text = "\n".join(body)
        used = [each for each in self.keys.variables if re.search(rf"\$\{{?{each}\b", text)]
        return [" ".join([":", *(f'"${{{each}:?}}"' for each in used)])] if used else []

    def _moment(self, steps: Sequence[Step]) -> list[str]:
        if len(steps) == 1:
            return self._step(steps[0])
        # Each answer goes to a file of its own, so that they do not run into each other.
        files = [f'"$AT/{number}"' for number in range(1, len(steps) + 1)]
        calls = [self._call(step) for step in steps]
        sent = [f"{call} >{file} &" for call, file in zip(calls, files, strict=True)]
        lines = ["AT=$(mktemp -d)", *sent, "wait", f"cat {' '.join(files)}"]
        for step, file in zip(steps, files, strict=True):
            lines += [self._take(each, way, f"cat {file}") for each, way in step.takes.items()]
        return lines

    def _step(self, step: Step) -> list[str]:
        pause = [f"sleep {ceil(step.exchange.waited)}"] if step.exchange.waited else []
        return [*pause, *self._calls(step, self._call(step))]

    def _call(self, step: Step) -> str:
        request = step.exchange.request
        call = f"curl {self._curl(request, self._status(step) if step.is_shown else '')}"
        if not fits_argument(request):
            call = f"{printf(request.body or b'', self._expressions(request))} | {call}"
        return call

    def _status(self, step: Step) -> str:
        # An id is taken from a body that stands alone.
        return STATUS if step.takes else self._shows

    def _calls(self, step: Step, call: str) -> list[str]:
        if not step.takes:
            return [call if step.is_shown else f"{call} >/dev/null"]
        number = len(self._names) + 1
        lines = [f"ANSWER{number}=$({call})"]
        if step.is_shown:
            lines.append(f"printf '%s\\n' \"$ANSWER{number}\"")
        answer = f"printf '%s' \"$ANSWER{number}\""
        return lines + [self._take(each, way, answer) for each, way in step.takes.items()]

    def _take(self, value: str, way: Pointer, answer: str) -> str:
        name = f"ID{len(self._names) + 1}"
        self._names[value] = f"${{{name}}}"
        keys = " ".join(shlex.quote(str(key)) for key in way)
        return f"{name}=$({answer} | pick {keys})"

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
        if "://" not in request.path:
            return word("\0" + request.path, {"\0": "${BASE}", **known})
        url = urlsplit(self.place.base_url)
        host = f"{url.scheme}://{url.netloc}"
        return word(request.path, {host: f"${{BASE%{url.path}}}", **known})

    def _headers(self, request: Request) -> list[tuple[str, str]]:
        headers = [*self.place.headers, *request.headers]
        names = {name.lower() for name, _ in headers}
        if request.body is not None and "content-type" not in names:
            # Without this, curl calls every body a form.
            headers.append(("Content-Type", ""))
        return headers

    def _data(self, request: Request, known: dict[str, str]) -> str:
        if not fits_argument(request):
            return "@-"
        return word((request.body or b"").decode(), known)

    def _expressions(self, request: Request) -> dict[str, str]:
        known = dict(self.keys.expressions)
        for value in used_ids(request):
            part = self.trail.part_of_once(value)
            if part is not None:
                for written in (value, quote(value, safe="")):
                    known[written] = written.replace(part, "${RUN}")
            derived = self.trail.derived(value)
            source = self._names.get(derived.source if derived else value)
            if source is not None:
                known[value] = derived.shell.format(source) if derived else source
        return known


def _functions(body: Sequence[str]) -> list[str]:
    # Where it ends a word, a variable has no braces.
    text = "\n".join(body).replace("$RUN", "${RUN}")
    functions = [("${RUN}", RUN), ("| pick ", PICK), ("$(near ", NEAR), ("receive ", RECEIVE)]
    return [function for use, function in functions if use in text]


def _header(name: str, value: str, known: dict[str, str]) -> str:
    if not value.strip():
        # curl drops a header that ends in a colon; a semicolon sends it empty.
        return f"-H {shlex.quote(name + (':' if name == 'Content-Type' else ';'))}"
    return f"-H {word(f'{name}: {value}', known)}"
