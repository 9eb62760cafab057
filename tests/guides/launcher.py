"""Runs our commands by forking: a page with fifty of them imports everything once."""

import contextlib
import gc
import json
import os
import runpy
import signal
import socket
import stat
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Thread

from tests.cli.serving import ROOT, environment

# What stands on a reader's path: it hands its arguments and files over and waits for the code.
CLIENT = """#!{python} -IS
import json, os, signal, socket, sys
line = socket.socket(socket.AF_UNIX)
line.connect({address!r})
asked = json.dumps([{name!r}, sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
socket.send_fds(line, [len(asked).to_bytes(4, "big")], [0, 1, 2])
line.sendall(asked)
child = int.from_bytes(line.recv(4), "big")
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, lambda number, _: os.kill(child, number))
code = line.recv(1)
sys.exit(code[0] if code else 1)
"""
NAMES = ("understudy", "python", "pytest")


def serve_requests(address: str) -> None:
    """Fork for every request, for ever; all that commands need is imported already."""
    import_all()
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(address)
    listener.listen()
    print("ready", flush=True)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        line, _ = listener.accept()
        if os.fork() == 0:
            listener.close()
            answer(line)
        line.close()


def import_all() -> None:
    """Import what takes long, and read the specs once: whoever is forked has them."""
    import hypothesis  # noqa: F401
    import pytest  # noqa: F401
    import schemathesis.pytest.plugin  # noqa: F401

    import understudy.cli.judgement
    import understudy.contracts.kit.run.run
    import understudy.server.web
    import understudy.testing  # noqa: F401
    from understudy.server.app import create_app
    from understudy.server.options import Options

    create_app(Options())
    gc.collect()
    gc.freeze()


def answer(line: socket.socket) -> None:
    """Be the command that is asked for, and end with its code."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    size, files, _, _ = socket.recv_fds(line, 4, 3)
    asked = b""
    while len(asked) < int.from_bytes(size, "big"):
        asked += line.recv(1 << 20)
    name, arguments, folder, env = json.loads(asked)
    for target, file in enumerate(files):
        os.dup2(file, target)
        os.close(file)
    # Those of the launcher remember whether it could seek in what they were connected to.
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w", buffering=1)  # noqa: SIM115
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(env)
    line.sendall(os.getpid().to_bytes(4, "big"))
    Thread(target=end_with, args=(line,), daemon=True).start()
    code = 1
    try:
        code = code_of(lambda: COMMANDS[name](arguments))
        sys.stdout.flush()
    finally:
        line.sendall(bytes([code & 255]))
        os._exit(code & 255)


def end_with(line: socket.socket) -> None:
    """End this process once its client is gone, however that came about."""
    line.recv(1)
    os._exit(1)


def code_of(act: Callable[[], int]) -> int:
    """Return the exit code of what may end by SystemExit or by a mistake."""
    try:
        return act()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        import traceback

        traceback.print_exc()
        return 1


def run_understudy(arguments: Sequence[str]) -> int:
    """Be `understudy`."""
    from understudy.cli import main

    return main(arguments)


def run_pytest(arguments: Sequence[str]) -> int:
    """Be `pytest`."""
    import pytest

    return int(pytest.main(["-p", "no:cacheprovider", *arguments]))


def run_python(arguments: Sequence[str]) -> int:
    """Be `python`."""
    first, *rest = arguments
    sys.path.insert(0, os.getcwd())
    if first == "-c":
        sys.argv = ["-c", *rest[1:]]
        exec(compile(rest[0], "-c", "exec"), {"__name__": "__main__"})
    elif first == "-":
        exec(compile(sys.stdin.read(), "-", "exec"), {"__name__": "__main__"})
    elif first == "-m":
        sys.argv = rest
        runpy.run_module(rest[0], run_name="__main__", alter_sys=True)
    else:
        sys.argv = [first, *rest]
        runpy.run_path(first, run_name="__main__")
    return 0


COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "understudy": run_understudy,
    "pytest": run_pytest,
    "python": run_python,
}


@contextlib.contextmanager
def commands(folder: Path) -> Iterator[Path]:
    """Yield a folder for the path, in which our commands start in milliseconds."""
    address = folder / "socket"
    shims = folder / "bin"
    shims.mkdir()
    for name in NAMES:
        client = CLIENT.format(python=sys.executable, address=str(address), name=name)
        (shims / name).write_text(client)
        (shims / name).chmod(stat.S_IRWXU)
    command = [sys.executable, "-m", "tests.guides.launcher", str(address)]
    with Popen(command, stdout=PIPE, text=True, env=environment(), cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        try:
            yield shims
        finally:
            process.kill()


if __name__ == "__main__":
    serve_requests(sys.argv[1])
