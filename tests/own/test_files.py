"""Bodies and answers that are no JSON: files and forms, checked by the spec, never held whole."""

import hashlib
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.own.files import HANDLERS, PATHS, TAKEN
from tests.own.page import ACME, spoilt, write_apis
from tests.server.control.console.conftest import reader_of, words

from understudy.testing import Understudy

MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def mock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Understudy]:
    """A stand-in of notes that takes files and gives them."""
    notes = write_apis(tmp_path_factory.mktemp("apis"))
    spoilt(notes / "openapi.yaml", "paths:\n", PATHS)
    spoilt(notes / "openapi.yaml", "  responses:\n    Note:", f"{TAKEN}    Note:")
    handlers = (notes / "handlers.py").read_text()
    imports = "import hashlib\nfrom pathlib import Path\n"
    names = handlers.replace("import shown", "import Conflict, Upload, Written, shown")
    (notes / "handlers.py").write_text(imports + names + HANDLERS)
    with Understudy(api_dirs=(notes.parent,), apis=("notes",)) as one:
        yield one


@pytest.fixture
def client(mock: Understudy) -> Iterator[httpx.Client]:
    """A client of Acme's."""
    mock.journal.clear()
    headers = {"Authorization": f"Bearer {ACME}"}
    with httpx.Client(base_url=mock.url("notes"), headers=headers, trust_env=False) as one:
        yield one


def csv(client: httpx.Client, content: bytes | Iterator[bytes]) -> httpx.Response:
    """Send a file as a body."""
    headers = {"Content-Type": "text/csv; charset=latin-1"}
    return client.post("/files", content=content, headers=headers)


def test_a_form_brings_files_texts_and_numbers(client: httpx.Client) -> None:
    fields = {"title": "Plan", "copies": "2", "sure": "true", "tags": ["a", "b"]}
    files = {"file": ("plan.xer", b"\0ERMHDR", "application/x-xer")}

    taken = client.post("/files", data={**fields, "place": '{"room": "7"}'}, files=files).json()

    file = taken.pop("file")
    assert (file["name"], file["type"], file["size"]) == ("plan.xer", "application/x-xer", 7)
    assert file["digest"] == hashlib.sha256(b"\0ERMHDR").hexdigest()
    assert taken == {**fields, "copies": 2, "sure": True, "place": {"room": "7"}}


def pages(*kinds: str, content: bytes = b"xy") -> list[tuple[str, tuple[str, bytes, str]]]:
    """Return a file and pages of these media types."""
    return [("file", ("f", b"x", "")), *(("pages", ("p", content, kind)) for kind in kinds)]


def test_a_form_may_bring_many_files_of_one_name(client: httpx.Client) -> None:
    taken = client.post("/files", files=pages("text/plain", "application/pdf")).json()

    assert [page["type"] for page in taken["pages"]] == ["text/plain", "application/pdf"]


def test_a_file_of_another_type_than_its_part_has_is_refused(client: httpx.Client) -> None:
    answer = client.post("/files", files=pages("text/plain", "image/png"))
    small = client.post("/files", files=pages("text/plain", content=b"x"))

    assert answer.status_code == 415
    assert answer.json() == {"error": "pages must be text/* or application/pdf"}
    assert small.json() == {"error": "pages must be at least 2 bytes long"}


def test_a_body_may_be_a_file(client: httpx.Client) -> None:
    taken = csv(client, b"a,b\n").json()

    assert (taken["size"], taken["type"]) == (4, "text/csv; charset=latin-1")


def test_json_is_taken_beside_files_where_the_spec_says_so(client: httpx.Client) -> None:
    assert client.post("/files", json={"url": "x"}).json() == {"url": "x"}
    assert client.post("/files", json={}).json() == {"error": "url is required"}


def test_a_large_file_is_never_held_whole(client: httpx.Client, mock: Understudy) -> None:
    part = b"x" * 65_536
    boundary = {"Content-Type": "multipart/form-data; boundary=b"}
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="big"\r\n\r\n'

    def parts() -> Iterator[bytes]:
        yield head
        for _ in range(250):
            yield part
        yield b"\r\n--b--\r\n"

    tracemalloc.start()
    try:
        taken = client.post("/files", content=parts(), headers=boundary).json()["file"]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert taken["size"] == 250 * 65_536
    assert peak < 3 * MEGABYTE
    (noted,) = mock.journal.list()
    assert (len(noted.request.body), noted.request.size) == (16_384, 16_384_000 + len(head) + 9)


def test_a_file_is_gone_once_the_request_is_answered(client: httpx.Client) -> None:
    taken = csv(client, b"a,b\n").json()
    refused = client.post("/files", data={"title": "Twice"}, files={"file": b"x"})

    assert refused.status_code == 409
    assert not Path(taken["path"]).parent.exists()
    assert not Path(refused.json()["error"]).parent.exists()


def test_what_is_too_large_is_413_where_the_spec_has_it(client: httpx.Client) -> None:
    whole = csv(client, b"x" * 17_000_001)
    part = client.post("/files", files={"file": b"x" * 16_500_001})

    assert (whole.status_code, part.status_code) == (413, 413)
    assert whole.json() == {"error": "body must be at most 17000000 bytes long"}
    assert part.json() == {"error": "file must be at most 16500000 bytes long"}


def test_another_media_type_is_415_where_the_spec_has_it(client: httpx.Client) -> None:
    answer = client.post("/files", content=b"x", headers={"Content-Type": "text/plain"})

    known = "multipart/form-data or text/csv or application/json"
    assert answer.status_code == 415
    assert answer.json() == {"error": f"Content-Type must be {known}"}


def test_both_are_400_where_it_has_not(client: httpx.Client) -> None:
    octets = {"Content-Type": "application/octet-stream"}
    large = client.put("/small-files", content=b"x" * 1001, headers=octets)
    strange = client.put("/small-files", content=b"x", headers={"Content-Type": "text/csv"})

    assert (large.status_code, strange.status_code) == (400, 400)
    assert strange.json() == {"error": "Content-Type must be application/octet-stream"}


def test_a_body_may_be_lacking_where_the_spec_does_not_require_it(client: httpx.Client) -> None:
    assert client.put("/small-files").json() == {"body": None}
    assert client.post("/files").json() == {"error": "body is required"}


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"title": ""}, "title must be at least 1 characters long"),
        ({"copies": "0"}, "copies must be at least 1"),
        ({"copies": "two"}, "copies must be an integer"),
        ({"sure": "perhaps"}, "sure must be a boolean"),
        ({"tags": ["a", "b", "c"]}, "tags must have at most 2 items"),
        ({"place": "{"}, "body must be valid JSON"),
        ({"colour": "red"}, "colour is not known here"),
    ],
)
def test_the_parts_of_a_form_are_checked(
    client: httpx.Client, fields: dict[str, str | list[str]], problem: str
) -> None:
    answer = client.post("/files", data=fields, files={"file": b"x"})

    assert answer.status_code == 400
    assert answer.json()["error"].startswith(problem)


HEAD = 'Content-Disposition: form-data; name="file"\r\n\r\n'


@pytest.mark.parametrize(
    ("content_type", "body", "problem"),
    [
        ("multipart/form-data", "", "Content-Type must name a boundary"),
        ("multipart/form-data; boundary=b", f"--b\r\n{HEAD}x", "body must be whole multipart"),
        ("multipart/form-data; boundary=b", "so what", "body must be valid multipart"),
        (
            "multipart/form-data; boundary=b",
            "--b\r\nA: b\r\n\r\nx\r\n--b--",
            "body must have a name",
        ),
        ("multipart/form-data; boundary=b", "--b--\r\n", "file is required"),
    ],
)
def test_what_is_no_form_is_refused(
    client: httpx.Client, content_type: str, body: str, problem: str
) -> None:
    answer = client.post("/files", content=body, headers={"Content-Type": content_type})

    assert answer.status_code == 400
    assert answer.json()["error"].startswith(problem)


def test_a_text_is_no_file(client: httpx.Client) -> None:
    lacking = client.post("/files", files={"title": (None, "x")})
    packed = client.post(
        "/files", content=b"x", headers={"Content-Type": "text/csv", "Content-Encoding": "gzip"}
    )

    assert lacking.json() == {"error": "file is required"}
    assert packed.json() == {"error": "Content-Encoding must be none here; gzip is not read"}


def test_of_a_file_that_is_refused_unread_the_journal_keeps_no_more(
    client: httpx.Client, mock: Understudy
) -> None:
    headers = {"Authorization": "Bearer nobody", "Content-Type": "text/csv"}
    assert client.post("/files", content=b"x" * 50_000, headers=headers).status_code == 401

    (noted,) = mock.journal.list()
    assert (len(noted.request.body), noted.request.size) == (16_384, 50_000)
    assert noted.curl.endswith("--data-binary @body")
    with (reader := reader_of(mock.root)).http:
        page = words(reader.read(f"/requests/exchange?number={noted.number}"))
    assert "Body, 50.0 kB, of which the beginning was kept" in page
    (archived,) = mock.journal.har()["log"]["entries"]
    assert archived["request"]["bodySize"] == 50_000


def test_an_answer_may_be_made_while_it_is_sent(client: httpx.Client) -> None:
    answer = client.get("/files")

    assert answer.headers["content-type"] == "text/csv"
    assert answer.text == "note_1,Order the chairs\n"


def test_an_answer_may_be_a_file(client: httpx.Client, mock: Understudy) -> None:
    answer = client.get("/files?how=file")

    assert answer.headers["content-length"] == str(len(answer.content))
    assert b"def give_file" in answer.content


def test_an_answer_may_be_of_another_media_type(client: httpx.Client) -> None:
    answer = client.get("/files?how=xml")

    assert (answer.headers["content-type"], answer.text) == ("application/xml", "<notes/>")
