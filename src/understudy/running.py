"""Which stand-ins run on this machine: a small file for each, that its own process holds locked."""

import fcntl
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# A process that was killed leaves its file behind, but not its lock.
ENDING = ".json"


@contextmanager
def announced(url: str) -> Iterator[None]:
    """Let the commands of this user find the stand-in at `url` for as long as the block lasts.

    Where no file can be written, it serves all the same: the commands then need --url.
    """
    file = None
    with suppress(OSError, RuntimeError):
        file = _written(url)
    try:
        yield
    finally:
        if file is not None:
            with suppress(OSError):
                file[0].unlink()
            os.close(file[1])


def root_url(scheme: str, host: str, port: int) -> str:
    """Return the URL under which this machine reaches what listens on an address of its."""
    if host in ("0.0.0.0", "::"):  # noqa: S104  # compared, not bound
        host = "127.0.0.1" if host == "0.0.0.0" else "::1"  # noqa: S104
    return f"{scheme}://{bracketed(host)}:{port}"


def bracketed(host: str) -> str:
    """Return an address as a URL writes it."""
    return f"[{host}]" if ":" in host else host


def running() -> list[str]:
    """Return the root URLs of the stand-ins that this user runs here; removes what others left."""
    try:
        files = sorted(_folder().glob(f"*{ENDING}"))
    except (OSError, RuntimeError):
        return []
    return sorted(url for url in map(_url_in, files) if url)


def _written(url: str) -> tuple[Path, int]:
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = folder / f"{os.getpid()}.new"
    with suppress(FileNotFoundError):
        draft.unlink()
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        # Locked before it has its name: nobody can take it for one that was left behind.
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        os.write(descriptor, json.dumps({"url": url}).encode())
        return draft.rename(draft.with_suffix(ENDING)), descriptor
    except BaseException:
        os.close(descriptor)
        raise


def _url_in(file: Path) -> str | None:
    try:
        with file.open() as opened:
            if not _is_locked(opened.fileno()):
                file.unlink()
                return None
            return str(json.load(opened)["url"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _is_locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    return False


def _folder() -> Path:
    """Return where this platform keeps what need not outlive the machine's uptime."""
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or "/nonexistent")
    if runtime.is_dir() and runtime.is_absolute():
        return runtime / "understudy"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "understudy" / "running"
    cache = os.environ.get("XDG_CACHE_HOME")
    return Path(cache or Path.home() / ".cache") / "understudy" / "running"
