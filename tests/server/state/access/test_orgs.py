"""Organizations as the store keeps them."""

import pytest

from understudy.server.state.access.orgs import Org, Orgs
from understudy.server.state.documents.collection import Collection
from understudy.server.state.documents.store import Store
from understudy.server.state.failures import Conflict, Invalid, NotFound
from understudy.server.state.ids import Ids
from understudy.server.state.storage.storage import JournalStorage


@pytest.fixture
def orgs() -> Orgs:
    """No organizations yet, of two APIs."""
    ids = Ids(seed=1)
    store = Store(JournalStorage(None), {"toy": [Collection("things")], "other": []}, ids)
    return Orgs(store, ids, ["toy", "other"])


def test_what_is_added_is_listed_and_found(orgs: Orgs) -> None:
    added = orgs.add("toy", "One", "one")

    assert added == Org("toy", "one", "One")
    assert orgs.list() == [added]
    assert orgs.find("toy", "one") == added


def test_two_apis_may_have_the_same_id(orgs: Orgs) -> None:
    orgs.add("toy", "One", "one")
    orgs.add("other", "Another", "one")

    assert orgs.find("other", "one").name == "Another"


def test_an_id_that_could_name_no_table_is_refused(orgs: Orgs) -> None:
    with pytest.raises(Invalid, match="id may hold only lower-case letters"):
        orgs.add("toy", "One", "one:two")


def test_what_is_taken_unknown_or_of_no_api_is_refused(orgs: Orgs) -> None:
    orgs.add("toy", "One", "one")

    with pytest.raises(Conflict):
        orgs.add("toy", "One again", "one")
    with pytest.raises(NotFound):
        orgs.find("toy", "two")
    with pytest.raises(Invalid, match="api must be one of toy, other"):
        orgs.add("planner", "One", "one")
