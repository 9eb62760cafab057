"""Mail that an API would send is kept in an outbox, with what caused it, and never sent."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.own.page import ACME, NORTH, spoilt, write_apis
from tests.server.control.console.conftest import reader_of, words

from understudy.testing import Refused, Understudy

MADE = """async def create_note(body, org, ids):
    return shown(org.notes.put({"id": ids.make("note"), "text": body["text"]}))
"""
MAILED = """async def create_note(body, org, ids, outbox, caller):
    note = {"id": ids.make("note"), "text": body["text"]}
    for _ in range(1001 if note["text"] == "often" else 0):
        org.write([], also=outbox.mail(to="ben@acme.example", subject="Again", text=""))
    told = outbox.mail(
        to=f"ana@{caller.org}.example",
        subject="A <note>",
        text=note["text"],
        data={"note": note["id"]},
    )
    gone = [("notes", "nothing")] if note["text"] == "too late" else []
    org.write([("notes", note)], gone, also=told)
    return note
"""
STAGED = """

def remind(body, outbox):
    \"\"\"Remind somebody.\"\"\"
    return outbox.mail(to=body["to"], subject="Reminder", text="Look at your notes.")


TO = {"type": "object", "required": ["to"], "properties": {"to": {"type": "string"}}}
ACTION = Action(remind, TO)
API = Api(
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The notes, whose making is told by mail."""
    notes = write_apis(tmp_path_factory.mktemp("apis"))
    spoilt(notes / "handlers.py", MADE, MAILED)
    error = '{$ref: "#/components/responses/Error"}'
    spoilt(notes / "openapi.yaml", f'"400": {error}', f'"400": {error}, "404": {error}')
    spoilt(notes / "api.py", "import Api,", "import Action, Api,")
    spoilt(notes / "api.py", "\nAPI = Api(\n", STAGED)
    spoilt(notes / "api.py", "Staging(", "Staging((ACTION,), ")
    return notes.parent


@pytest.fixture(scope="module")
def serving(folder: Path) -> Iterator[Understudy]:
    """A stand-in of these notes."""
    clock = "2026-06-01T12:00:00Z"
    with Understudy(api_dirs=(folder,), apis=("notes",), clock=clock, seed=1) as one:
        yield one


@pytest.fixture
def mock(serving: Understudy) -> Understudy:
    """That stand-in, back at the start."""
    serving.reset()
    return serving


def make(mock: Understudy, key: str, text: str) -> httpx.Response:
    headers = {"Authorization": f"Bearer {key}"}
    url = mock.url("notes") + "/notes"
    return httpx.post(url, headers=headers, json={"text": text}, trust_env=False)


def subjects(mock: Understudy, **filters: str | int) -> list[str]:
    return [mail.text or mail.subject for mail in mock.outbox.list(**filters)]  # type: ignore[arg-type]  # of these names


def test_what_an_api_would_send_is_kept(mock: Understudy) -> None:
    note = make(mock, ACME, "Call").json()

    (mail,) = mock.outbox.list()
    assert (mail.api, mail.org, mail.to) == ("notes", "acme", "ana@acme.example")
    assert (mail.subject, mail.text, mail.data) == ("A <note>", "Call", {"note": note["id"]})
    assert mail.created_at == "2026-06-01T12:00:00.000Z"


def test_what_was_not_done_sends_no_mail(mock: Understudy) -> None:
    assert make(mock, ACME, "too late").status_code == 404

    assert mock.outbox.list() == []


def test_the_list_is_filtered_by_organization_address_and_number(mock: Understudy) -> None:
    for key, text in ((ACME, "One"), (NORTH, "Two"), (ACME, "Three")):
        make(mock, key, text)

    assert subjects(mock) == ["One", "Two", "Three"]
    assert subjects(mock, api="notes", org="acme") == ["One", "Three"]
    assert subjects(mock, to="ana@north.example") == ["Two"]
    assert subjects(mock, limit=1) == ["Three"]
    assert subjects(mock, org="north", to="ana@acme.example") == []


def test_the_latest_thousand_are_kept(mock: Understudy) -> None:
    make(mock, ACME, "often")

    kept = mock.outbox.list()
    assert (len(kept), kept[-1].text) == (1000, "often")


def test_older_mail_is_led_to(mock: Understudy) -> None:
    for text in ("One", "Two", "Three"):
        make(mock, ACME, text)

    newest = httpx.get(f"{mock.root}/_understudy/outbox?limit=2", trust_env=False)
    older = httpx.get(newest.url.join(newest.links["prev"]["url"]), trust_env=False)

    assert [mail["text"] for mail in newest.json()] == ["Two", "Three"]
    assert [mail["text"] for mail in older.json()] == ["One"]
    assert "prev" not in older.links


def test_staging_sends_mail_too(mock: Understudy) -> None:
    mock.stage("remind", "acme", to="ben@acme.example")

    assert subjects(mock) == ["Look at your notes."]


def test_a_state_brings_its_mail_along_and_a_reset_does_not(mock: Understudy) -> None:
    make(mock, ACME, "Call")
    state = mock.state(reveal=True)
    mock.reset()
    assert mock.outbox.list() == []

    mock.restore(state)

    assert subjects(mock) == ["Call"]


def test_mail_of_nobody_is_not_let_in(mock: Understudy) -> None:
    make(mock, ACME, "Call")
    state = mock.state(reveal=True)
    (mail,) = state["tables"]["_outbox"].values()

    for field, value, problem in (
        ("org", "nobody", "there is no organization 'nobody'"),
        ("to", "", "the to must be text"),
        ("data", [], "the data must be an object"),
    ):
        spoilt_one = {
            **state,
            "tables": {**state["tables"], "_outbox": {mail["id"]: {**mail, field: value}}},
        }
        with pytest.raises(Refused, match=problem):
            mock.restore(spoilt_one)


def test_a_data_folder_keeps_mail(folder: Path, tmp_path: Path) -> None:
    for _ in range(2):
        with Understudy(api_dirs=(folder,), apis=("notes",), data=tmp_path) as one:
            make(one, ACME, "Call")
            kept = subjects(one)

    assert kept == ["Call", "Call"]


def test_the_console_shows_a_mail_as_it_is(mock: Understudy) -> None:
    make(mock, ACME, "<b>Call</b>")
    (mail,) = mock.outbox.list()
    with (reader := reader_of(mock.root)).http:
        page = reader.read("/data/outbox?api=notes&org=acme")
        whole = reader.read(f"/data/outbox/mail?id={mail.id}")
        elsewhere = reader.read("/data/outbox?api=notes&org=north")
        gone = reader.read("/data/outbox/mail?id=mail_0")

    assert "A <note> to ana@acme.example" in words(page)
    assert "<b>Call</b>" not in whole.text
    assert "<b>Call</b>" in words(whole)
    assert "No mail yet of Northlight" in words(elsewhere)
    assert gone.status_code == 404
