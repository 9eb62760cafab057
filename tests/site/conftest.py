"""What was recorded and printed of every API: once for all tests, and all processes with them."""

import pickle
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import pytest
from filelock import FileLock
from tests.site.pages.printed import Printed, all_guides, printed

from understudy.catalog import apis
from understudy.site.recording import Recordings, record

T = TypeVar("T")
Once = Callable[[str, Callable[[], T]], T]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder that all processes of this run have in common."""
    folder = tmp_path_factory.getbasetemp()
    # Workers have folders of their own within that of the run.
    return folder if worker_id == "master" else folder.parent


@pytest.fixture(scope="session")
def recordings(shared: Path) -> Mapping[str, Recordings]:
    """The recordings of every built-in API by its name."""
    return once(shared / "recordings.pickle", lambda: record(apis().values()))


@pytest.fixture(scope="session")
def site(shared: Path, recordings: Mapping[str, Recordings]) -> Printed:
    """The whole site: every built-in API, every guide."""
    return once(shared / "site.pickle", lambda: printed(recordings, guides=all_guides()))


def once(file: Path, make: Callable[[], T]) -> T:
    """Return what is made, or what another process of this run has made and kept in a file."""
    with FileLock(f"{file}.lock"):
        if not file.exists():
            file.write_bytes(pickle.dumps(make()))
    kept: T = pickle.loads(file.read_bytes())
    return kept
