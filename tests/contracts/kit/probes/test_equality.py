"""What counts as the value that was sent, and how values are told."""

from understudy.contracts.kit.probes.equality import is_same, told
from understudy.contracts.kit.probes.table import Resource

VISIT = Resource(
    name="visit",
    create="create_visit",
    naming="title",
    listed="list_visits",
    times=("begins_at",),
    refers={"place": "place"},
    body={"duration": {"minutes": 90}},
)


def same(name: str, sent: object, shown: object) -> bool:
    return is_same(VISIT, name, sent, shown)


def test_a_text_is_the_same_to_the_letter_only() -> None:
    assert same("title", " caf\u00e9", " caf\u00e9")
    assert not same("title", " caf\u00e9", "caf\u00e9")
    assert not same("title", "cafe\u0301", "caf\u00e9")


def test_digits_are_no_number() -> None:
    assert not same("title", "7", 7)


def test_a_time_is_the_same_at_any_offset() -> None:
    assert same("begins_at", "2032-03-14T09:15:00+02:00", "2032-03-14T07:15:00.000Z")
    assert not same("begins_at", "2032-03-14T09:15:00+02:00", "2032-03-14T09:15:00Z")


def test_a_number_is_the_same_as_a_double_and_never_a_yes() -> None:
    assert same("price", 2**53 + 1, float(2**53))
    assert not same("price", 1, True)


def test_an_object_may_be_shown_with_more_than_was_sent() -> None:
    sent = [{"value": "0179"}, {"value": "0180"}]

    assert same("contacts", sent, [{"value": "0180", "id": 1}, {"value": "0179", "id": 2}])
    assert not same("contacts", sent, [{"value": "0179"}])


def test_a_reference_is_the_same_in_capitals() -> None:
    assert same("place", {"uuid": "a-1"}, {"uuid": "A-1", "name": "Depot"})
    assert not same("place", {"uuid": "a-1"}, None)


def test_a_long_value_is_told_by_its_ends() -> None:
    assert told("a" * 300).endswith('aaa"')
    assert "(302 characters)" in told("a" * 300)


def test_what_cannot_be_seen_is_told_by_its_number() -> None:
    assert told("a\u0301\r\0") == '"a\\u0301\\r\\u0000"'


def test_an_object_of_a_whole_body_may_be_shown_as_a_text() -> None:
    assert same("duration", {"minutes": 90}, "PT90M")
    assert not same("address", {"floor": "3"}, "3")
