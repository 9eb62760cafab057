"""What was recorded of every API: once for all tests, and for all processes that run them."""

import pickle
from collections.abc import Mapping

import pytest
from filelock import FileLock

from understudy.catalog import apis
from understudy.site.recording import Recordings, record


@pytest.fixture(scope="session")
def recordings(
    tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Mapping[str, Recordings]:
    """The recordings of every built-in API by its name."""
    folder = tmp_path_factory.getbasetemp()
    # Workers have folders of their own within that of the run.
    file = (folder if worker_id == "master" else folder.parent) / "recordings.pickle"
    with FileLock(f"{file}.lock"):
        if not file.exists():
            file.write_bytes(pickle.dumps(record(apis().values())))
    kept: Mapping[str, Recordings] = pickle.loads(file.read_bytes())
    return kept
