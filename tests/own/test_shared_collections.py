"""A shared collection is the same for every organization, and no handler can write it."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.own.page import ACME, NORTH, spoilt

from understudy.server.state.documents.collection import Collection
from understudy.server.state.documents.store import Store
from understudy.server.state.ids import Ids
from understudy.server.state.storage.storage import JournalStorage
from understudy.testing import Understudy

STAGING = '''
from understudy.api import Action, Staging


def publish(body, org):
    """Publish a note to everybody."""
    return [("notes", body["id"], {"id": body["id"], "text": body["text"]})]


BODY = {"type": "object", "required": ["id", "text"], "properties": {"id": {}, "text": {}}}
STAGING = Staging([Action(publish, BODY)], {"notes": "Note"})
'''


@pytest.fixture
def folder(notes: Path) -> Path:
    """Notes that all organizations read."""
    spoilt(
        notes / "api.py", 'Collection("notes")', 'Collection("notes", by=("text",), shared=True)'
    )
    spoilt(notes / "api.py", 'Staging(schemas={"notes": "Note"})', "STAGING")
    spoilt(
        notes / "api.py",
        "from . import handlers",
        "from . import handlers\nfrom .staging import STAGING",
    )
    (notes / "staging.py").write_text(STAGING)
    fixture = notes / "fixtures" / "notes.json"
    fixture.write_text(json.dumps([{"id": "note_1", "text": "Order the chairs"}]))
    spoilt(notes / "handlers.py", "org.notes.all()", "org.notes.where('Order the chairs')")
    return notes.parent


@pytest.fixture
def mock(folder: Path) -> Iterator[Understudy]:
    """A stand-in of these notes."""
    with Understudy(api_dirs=(folder,), apis=("notes",)) as serving:
        yield serving


def texts(mock: Understudy, key: str) -> list[str]:
    headers = {"Authorization": f"Bearer {key}"}
    answer = httpx.get(mock.url("notes") + "/notes", headers=headers, trust_env=False)
    return [each["text"] for each in answer.json()]


def test_every_organization_reads_the_same(mock: Understudy) -> None:
    assert texts(mock, ACME) == texts(mock, NORTH) == ["Order the chairs"]


def test_a_handler_cannot_write_it() -> None:
    shared = Collection("notes", shared=True)
    org = Store(JournalStorage(None), {"notes": (shared,)}, Ids(1)).org("notes", "acme")

    with pytest.raises(TypeError, match="notes is shared"):
        org.notes.put({"id": "1"})
    with pytest.raises(TypeError, match="notes is shared"):
        org.write([("notes", {"id": "1"})])


def test_staging_writes_it_for_all(mock: Understudy) -> None:
    mock.stage("publish", "acme", id="note_2", text="Order the chairs")

    assert texts(mock, ACME) == texts(mock, NORTH) == ["Order the chairs"] * 2


def test_it_survives_an_export_and_a_reset(mock: Understudy) -> None:
    mock.stage("publish", "acme", id="note_2", text="Order the chairs")
    state = mock.state()
    mock.reset()
    assert len(texts(mock, NORTH)) == 1

    mock.restore(state)

    assert len(texts(mock, NORTH)) == 2
