"""A reader at a terminal: runs the blocks of a page in order, in a folder of its own."""

import re
import shlex
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.cli.serving import ROOT, Serving, environment, serving
from tests.guides.blocks import PYTHON, SCRIPT, Block
from tests.ports import free_port

SHOWN_AT = "127.0.0.1:8000"
# Without one of its own, a page is read beside this one.
# What a page finds in the clone in which its reader stands.
CLONE = ("contracts", "fixtures", "openapi.yaml", "tests")
PATIENCE = 40
DEFAULT = "--seed 1 --clock 2026-06-15T12:00:00Z"
SERVE = re.compile(r"^(?:understudy serve|make serve ARGS=)([^&\n]*)\n", re.MULTILINE)
# What a run says of its progress where it is no terminal.
PROGRESS = re.compile(r"^(?:understudy: judging .*|\S.* \(step \d+ of \d+\).*)\n", re.MULTILINE)
STEERS = re.compile(r"^understudy (?!serve|verify|rules)", re.MULTILINE)
PORT = re.compile(r"--port \d+")
ASSIGNED = re.compile(r"^(?:export )?[A-Z_]+=.*$", re.MULTILINE)
SUITES = {
    "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    "PYTEST_ADDOPTS": " ".join(
        f"-p understudy.{plugin}"
        for plugin in ("testing.pytest_plugin", "contracts.kit.pytest.options")
    ),
}


class Session:
    """Runs blocks as bash, python or node would; `shims` is a folder with our commands."""

    def __init__(self, folder: Path, shims: Path) -> None:
        self._folder, self._shims = folder, shims
        self._variables: list[str] = []
        self._stack = ExitStack()
        self._served: Serving | None = None
        for name in CLONE:
            (folder / name).symlink_to(ROOT / name)

    def close(self) -> None:
        """Stop what serves as Ctrl-C does, so that it writes what it has to."""
        if self._served:
            self._served.stop()
        self._stack.close()
        self._served = None

    @property
    def root(self) -> str:
        """Where the stand-in is that the page has started last, or else one like all others."""
        if not self._served:
            self.serve(DEFAULT)
        assert self._served is not None
        return self._served.url

    def run(self, block: Block) -> str:
        """Run a block and return what it printed; what a page calls by its address is there."""
        if block.file:
            return self._write(block)
        if block.language in PYTHON:
            return self._bash("python - <<'END'\n" + self._placed(block.code) + "END\n")
        if block.language in SCRIPT:
            return self._bash(
                "node --input-type=module - <<'END'\n" + self._placed(block.code) + "END\n"
            )
        return self._shell(commands_of(block))

    def call(self, command: str) -> tuple[str, int]:
        """Run a call of curl and return the body and the status of its answer."""
        home = self._folder / "curl"
        home.mkdir(exist_ok=True)
        (home / ".curlrc").write_text('write-out = "\\n%{http_code}"\n')
        printed = self._bash(self._placed(command), {"CURL_HOME": str(home)}, talk=False)
        body, _, status = printed.rpartition("\n")
        return body, int(status)

    def serve(self, options: str) -> None:
        """Start a stand-in with these options in the place of the one before."""
        self.close()
        words = shlex.split(PORT.sub("", options))
        words = shlex.split(words[0]) if len(words) == 1 and " " in words[0] else words
        # By bash, so that it has the variables that the page has set.
        script = "\n".join([*self._variables, 'exec understudy "$@"'])
        server = serving(
            *words,
            env=self._environment(),
            cwd=self._folder,
            command=("bash", "-c", script, "understudy"),
            patience=10 * PATIENCE,
        )
        self._served = self._stack.enter_context(server)

    def _shell(self, code: str) -> str:
        """Run commands; what serves in the foreground goes on while those behind it run."""
        *first, last = SERVE.split(code)
        printed = ""
        for before, options in zip(first[::2], first[1::2], strict=True):
            printed += self._typed(before)
            self.serve(options)
        return printed + self._typed(last)

    def _typed(self, code: str) -> str:
        printed = self._bash(self._placed(code)) if code.strip() else ""
        self._variables += ASSIGNED.findall(code)
        return printed

    def _write(self, block: Block) -> str:
        path = self._folder / block.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self._placed(block.code))
        return ""

    def _placed(self, code: str) -> str:
        """Return code that calls the stand-in where it is."""
        # Another run of these tests may listen at the port that a page names.
        code = re.sub(r"(?<=hook_listen=)\d+", lambda _: str(free_port()), code)
        return code.replace(SHOWN_AT, urlsplit(self.root).netloc) if SHOWN_AT in code else code

    def _bash(self, code: str, env: Mapping[str, str] | None = None, *, talk: bool = True) -> str:
        if STEERS.search(code):
            self.root  # noqa: B018  # it has to be there before a command looks for it
        done = run(
            ["bash", "-euo", "pipefail", "-c", "\n".join([*self._variables, code])],
            cwd=self._folder,
            env=self._environment() | dict(env or {}),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT if talk else None,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == 0, f"exit code {done.returncode}: {done.stdout}"
        said = PROGRESS.sub("", done.stdout)
        return said.replace(urlsplit(self.root).netloc, SHOWN_AT) if self._served else said

    def _environment(self) -> dict[str, str]:
        path = f"{self._shims}:{environment()['PATH']}"
        own = {"HOME": str(self._folder), "XDG_RUNTIME_DIR": str(self._folder), "PATH": path}
        return environment({**own, **SUITES})


def run(command: Sequence[str], **more: Any) -> subprocess.CompletedProcess[str]:
    """Run a command that ends by itself: one that does not is a mistake of its page."""
    try:
        return subprocess.run(command, text=True, timeout=PATIENCE, check=False, **more)
    except subprocess.TimeoutExpired as error:
        raise AssertionError(f"does not end: {error.output}") from error


@contextmanager
def session(folder: Path, shims: Path) -> Iterator[Session]:
    """Yield a reader whose stand-in ends with the block."""
    reader = Session(folder, shims)
    try:
        yield reader
    finally:
        reader.close()


def commands_of(block: Block) -> str:
    """Return what is typed in a block; of a transcript, what stands behind its prompts."""
    if not block.code.startswith("$ "):
        return block.code
    typed = [line[2:] for line in block.code.splitlines() if line.startswith("$ ")]
    return "\n".join(typed) + "\n"
