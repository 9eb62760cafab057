"""Long work runs in worker processes: within bounds, while the loop serves others, whole or not."""

import os
import select
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.cli.serving import serving
from tests.own.page import ACME, spoilt, write_apis

from understudy.testing import Understudy

AS_ACME = {"Authorization": f"Bearer {ACME}"}
ENDED = "The process that does this work has ended before it was done, twice; try again later"
WORK = '''"""What takes long."""

import os
from pathlib import Path

from understudy.api import Invalid


def wait(fifo):
    """Say which process this is, and wait until somebody answers."""
    Path(fifo).write_text(str(os.getpid()))
    return [Path(fifo).read_text()]


def parse(text):
    """Do what a text says."""
    if text == "long":
        while True:
            pass
    if text == "large":
        return len(bytearray(900_000_000))
    if text == "bad":
        raise Invalid("must not be bad", "text")
    if text == "broken":
        raise ValueError("a bug")
    if text == "dead":
        os._exit(1)
    return text.split()
'''
MADE = """async def create_note(body, org, ids):
    return shown(org.notes.put({"id": ids.make("note"), "text": body["text"]}))
"""
WORKED = """async def create_note(body, org, ids, work):
    text = body["text"]
    if text.startswith("/"):
        words = await work(wait, text)
    elif text == "lambda":
        words = await work(lambda: [])
    else:
        words = await work(parse, text, seconds=0.2 if text == "long" else 20, megabytes=200)
    notes = [{"id": ids.make("note"), "text": word} for word in words]
    org.write([("notes", note) for note in notes])
    return notes[-1]
"""


def written(folder: Path) -> Path:
    """Write notes whose texts are taken apart by a worker, and return the folder of APIs."""
    notes = write_apis(folder)
    (notes / "working.py").write_text(WORK)
    spoilt(notes / "handlers.py", MADE, WORKED)
    spoilt(notes / "handlers.py", "from under", "from .working import parse, wait\nfrom under")
    error = '{$ref: "#/components/responses/Error"}'
    more = f'"400": {error}, "500": {error}, "503": {error}'
    spoilt(notes / "openapi.yaml", f'"400": {error}', more)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Those notes."""
    return written(tmp_path_factory.mktemp("apis"))


@pytest.fixture(scope="module")
def running(folder: Path) -> Iterator[Understudy]:
    """A stand-in of these notes."""
    with Understudy(api_dirs=(folder,), apis=("notes",)) as one:
        yield one


@pytest.fixture
def mock(running: Understudy) -> Understudy:
    """That stand-in, back at the start."""
    running.reset()
    return running


@pytest.fixture
def fifo(tmp_path: Path) -> Path:
    """A pipe in which a worker and a test wait for each other."""
    pipe = tmp_path / "fifo"
    os.mkfifo(pipe)
    return pipe


def make(url: str, text: str) -> httpx.Response:
    body = {"text": text}
    return httpx.post(f"{url}/notes", headers=AS_ACME, json=body, trust_env=False, timeout=30)


def texts(url: str) -> list[str]:
    answer = httpx.get(f"{url}/notes", headers=AS_ACME, trust_env=False)
    return [note["text"] for note in answer.json()]


def process_in(fifo: Path) -> int:
    """Return which process waits; a worker that never comes fails the test and hangs nothing."""
    pipe = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    try:
        while True:
            ready, _, _ = select.select([pipe], [], [], 30)
            assert ready, "no worker came"
            if told := os.read(pipe, 100):
                return int(told)
            # One that was killed still had its end open; the next one finds a reader at any time.
            left, pipe = pipe, os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
            os.close(left)
    finally:
        os.close(pipe)


class Making(threading.Thread):
    """A client that waits for its answer."""

    def __init__(self, url: str, text: str) -> None:
        super().__init__(daemon=True)
        self.url, self.text = url, text
        self.start()

    def run(self) -> None:
        """Send it."""
        self.answer = make(self.url, self.text)

    def answered(self) -> httpx.Response:
        """Return the answer once it is there."""
        self.join(30)
        return self.answer


def test_what_a_worker_returns_is_committed_by_the_handler(mock: Understudy) -> None:
    url = mock.url("notes")

    assert make(url, "one two three").json()["text"] == "three"
    assert texts(url) == ["Order the chairs", "one", "two", "three"]


def test_others_are_served_meanwhile_and_see_nothing_of_it(mock: Understudy, fifo: Path) -> None:
    url = mock.url("notes")
    making = Making(url, str(fifo))

    process = process_in(fifo)
    meanwhile = texts(url)
    fifo.write_text("Done")

    assert process != os.getpid()
    assert meanwhile == ["Order the chairs"]
    assert making.answered().json()["text"] == "Done"
    assert texts(url) == ["Order the chairs", "Done"]


@pytest.mark.parametrize(
    ("text", "status", "problem"),
    [
        ("long", 503, "This takes longer than the 0.2 s that it may"),
        ("large", 503, "This needs more memory than the 200 MB that it may have"),
        ("bad", 400, "text must not be bad"),
        ("broken", 500, "Internal server error"),
        ("dead", 500, ENDED),
        ("lambda", 500, "Internal server error"),
    ],
)
def test_what_fails_is_told_in_the_words_of_the_api_and_harms_nothing(
    mock: Understudy, text: str, status: int, problem: str
) -> None:
    url = mock.url("notes")
    refused = make(url, text)

    assert (refused.status_code, refused.json()) == (status, {"error": problem})
    assert make(url, "fine").json()["text"] == "fine"
    assert texts(url) == ["Order the chairs", "fine"]


def test_what_a_worker_did_when_it_was_killed_is_done_by_a_new_one(
    mock: Understudy, fifo: Path
) -> None:
    url = mock.url("notes")
    making = Making(url, str(fifo))
    first = process_in(fifo)

    os.kill(first, signal.SIGKILL)
    second = process_in(fifo)
    fifo.write_text("Done")

    assert second != first
    assert making.answered().json()["text"] == "Done"
    assert texts(url) == ["Order the chairs", "Done"]


def test_a_second_worker_that_is_killed_is_told_and_nothing_is_stored(
    mock: Understudy, fifo: Path
) -> None:
    url = mock.url("notes")
    making = Making(url, str(fifo))

    for _ in range(2):
        os.kill(process_in(fifo), signal.SIGKILL)

    answer = making.answered()
    assert (answer.status_code, answer.json()) == (500, {"error": ENDED})
    assert texts(url) == ["Order the chairs"]


def test_a_space_does_long_work_too(mock: Understudy) -> None:
    with mock.spaces.open() as space:
        make(space.url("notes"), "here")

        assert texts(space.url("notes")) == ["Order the chairs", "here"]
        assert texts(mock.url("notes")) == ["Order the chairs"]


def test_an_api_of_the_same_name_from_elsewhere_does_its_own_work(
    mock: Understudy, tmp_path: Path
) -> None:
    with Understudy(api_dirs=(written(tmp_path / "apis"),), apis=("notes",)) as other:
        assert make(other.url("notes"), "other").json()["text"] == "other"
        assert make(mock.url("notes"), "this").json()["text"] == "this"


def test_a_stand_in_that_stops_ends_what_is_under_way(folder: Path, fifo: Path) -> None:
    with serving("--api-dir", str(folder), "--api", "notes") as mock:
        making = Making(f"{mock.url}/notes/v1", str(fifo))
        process = process_in(fifo)

        ended = mock.stop()

    assert ended.seconds < 2
    assert (ended.code, ended.errors) == (0, "")
    assert making.answered().status_code == 503
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
