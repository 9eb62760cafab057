"""An API shows pages of its own on the console, for one organization at a time."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.own.page import spoilt, write_apis
from tests.server.control.console.conftest import Reader, reader_of, words

from understudy.catalog import ApiError
from understudy.testing import Understudy

PANELS = '''
def board(org, query):
    """A table, a text, a picture and HTML."""
    one = query.get("id")
    if one:
        return org.notes.get(one)["text"]
    notes = org.notes.all()
    return [
        f"{len(notes)} <notes>",
        Rows(
            ("Note", "Characters"),
            [(Link(note["text"], {"id": note["id"]}), len(note["text"])) for note in notes],
            about="Notes by length",
        ),
        Picture(Html('<svg viewBox="0 0 9 9"><path d="M0 0H9"/></svg>'), about="A square"),
        Html("<b>{}</b>").format("<i>"),
    ]


def now(clock):
    return clock.stamp()


API = Api(
    panels=(Panel("Board of notes", board), Panel("Now", now)),
'''


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The notes, with panels, and a note that a page must escape."""
    notes = write_apis(tmp_path_factory.mktemp("apis"))
    spoilt(notes / "api.py", "\nAPI = Api(\n", PANELS)
    spoilt(notes / "api.py", "import Api,", "import Html, Link, Panel, Picture, Rows, Api,")
    spoilt(notes / "fixtures" / "notes.json", "Order the chairs", "<script>")
    return notes.parent


@pytest.fixture(scope="module")
def reader(folder: Path) -> Iterator[Reader]:
    """Somebody at the console of these notes."""
    clock = "2026-06-01T12:00:00Z"
    with (
        Understudy(api_dirs=(folder,), apis=("notes",), clock=clock) as mock,
        (reading := reader_of(mock.root)).http,
    ):
        yield reading


BOARD = "/data/panel?api=notes&org=acme&panel=board-of-notes"


def test_a_panel_is_a_tab_of_the_data_of_its_api(reader: Reader) -> None:
    page = reader.read("/data?api=notes&org=acme")

    place = "/_understudy/console/data/panel?api=notes&amp;org=acme&amp;panel=board-of-notes"
    assert f'<a href="{place}">Board of notes</a>' in page.text


def test_a_panel_shows_texts_tables_and_pictures(reader: Reader) -> None:
    page = reader.read(BOARD)

    assert "1 <notes> Notes by length Note Characters <script> 8" in words(page)
    assert 'role="img" aria-label="A square"><svg viewBox' in page.text


def test_what_is_not_said_to_be_html_is_escaped(reader: Reader) -> None:
    page = reader.read(BOARD)

    assert "<b>&lt;i&gt;</b>" in page.text
    assert "&lt;script&gt;" in page.text
    assert "<script>" not in page.text


def test_a_link_leads_to_the_panel_with_another_query(reader: Reader) -> None:
    assert 'panel=board-of-notes&amp;id=note_1">' in reader.read(BOARD).text

    assert "<script>" in words(reader.read(f"{BOARD}&id=note_1"))


def test_a_panel_is_about_one_organization(reader: Reader) -> None:
    page = reader.read(BOARD.replace("acme", "north"))

    assert "0 <notes> Notes by length There are none." in words(page)


def test_a_failure_of_a_panel_is_told_on_a_page(reader: Reader) -> None:
    page = reader.read(f"{BOARD}&id=nothing")

    assert page.status_code == 404
    assert "text/html" in page.headers["content-type"]


def test_a_panel_may_ask_for_the_time(reader: Reader) -> None:
    page = reader.read("/data/panel?api=notes&org=acme&panel=now")

    assert "Now" in words(page)
    assert "2026-06-01T12:00:00.000Z" in words(page)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("def now(clock):", "def now(time):", "asks for 'time'; there are: clock, org, query"),
        ('"Now"', '"Board of notes!"', "two panels are called 'board-of-notes'"),
        ('"Now"', '"…"', "title has letters or digits"),
    ],
)
def test_a_panel_that_cannot_be_shown_stops_the_start(
    notes: Path, old: str, new: str, problem: str
) -> None:
    spoilt(notes / "api.py", "\nAPI = Api(\n", PANELS.replace(old, new))
    spoilt(notes / "api.py", "import Api,", "import Html, Link, Panel, Picture, Rows, Api,")

    with (
        pytest.raises(ApiError, match=problem),
        Understudy(api_dirs=(notes.parent,), apis=("notes",)),
    ):
        pass
