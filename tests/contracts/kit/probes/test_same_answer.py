"""What tells a foreign project from an unknown one, and what does not."""

from tests.contracts.productionplanner.rehearsing import exchange

from understudy.contracts.kit.probes.same_answer import difference, header_difference
from understudy.contracts.kit.talk.exchange import Exchange

PLAIN = '{"status": "error", "message": "Project not found"}'


def told(foreign: Exchange, unknown: Exchange, again: Exchange | None = None) -> str | None:
    return difference(foreign, unknown, lambda: again or unknown, lambda: foreign)


def test_equal_answers_tell_nothing() -> None:
    assert told(exchange(404, PLAIN), exchange(404, PLAIN)) is None


def test_the_id_that_was_asked_for_tells_nothing() -> None:
    foreign = exchange(404, '{"message": "No project p_1"}', project="p_1")
    unknown = exchange(404, '{"message": "No project p_2"}', project="p_2")

    assert told(foreign, unknown) is None


def test_the_id_in_capitals_tells_nothing() -> None:
    foreign = exchange(404, '{"message": "No project P_A1"}', project="p_a1")
    unknown = exchange(404, '{"message": "No project P_A2"}', project="p_a2")

    assert told(foreign, unknown) is None


def test_another_status_tells() -> None:
    assert told(exchange(403, PLAIN), exchange(404, PLAIN)) == "403 and 404"


def test_another_text_tells() -> None:
    foreign = exchange(404, '{"message": "Not yours"}')
    unknown = exchange(404, '{"message": "Not found"}')

    assert told(foreign, unknown) == "'Not yours' and 'Not found'"


def test_one_more_key_tells() -> None:
    foreign = exchange(404, '{"message": "Not found", "owner": null}')
    unknown = exchange(404, '{"message": "Not found"}')

    assert told(foreign, unknown) is not None


def test_numbers_that_differ_each_time_tell_nothing() -> None:
    foreign, unknown, again = (exchange(404, f'{{"request": "r-{n}"}}') for n in (1, 2, 3))

    assert told(foreign, unknown, again) is None


def test_words_tell_beside_numbers_that_differ_each_time() -> None:
    foreign = exchange(404, '{"message": "Not yours (1)"}')
    unknown, again = (exchange(404, f'{{"message": "Not found ({n})"}}') for n in (2, 3))

    assert told(foreign, unknown, again) == "'Not yours (1)' and 'Not found (2)'"


def test_ids_of_requests_tell_nothing() -> None:
    ids = ("c2128dff-6b37-460c-93e2-7ab663940a3c", "f7330d88-1dbc-4f63-887e-964ec1ea6580", "dQw")
    foreign, unknown, again = (exchange(404, f'{{"request": "{each}"}}') for each in ids)

    assert told(foreign, unknown, again) is None


def test_a_number_that_stays_for_each_of_two_ids_tells() -> None:
    foreign, unknown = (exchange(404, f'{{"code": {code}}}') for code in (4043, 4041))

    assert told(foreign, unknown) == "4043 and 4041"


def test_a_number_that_changes_for_the_foreign_id_alone_tells_nothing() -> None:
    foreign, again, unknown = (exchange(404, f'{{"took": {took}}}') for took in (2, 1, 1))

    assert difference(foreign, unknown, lambda: unknown, lambda: again) is None


def test_pages_are_compared_as_text() -> None:
    foreign, unknown = exchange(404, "<h1>Theirs</h1>"), exchange(404, "<h1>Nothing</h1>")

    assert told(foreign, unknown) == "'<h1>Theirs</h1>' and '<h1>Nothing</h1>'"


def test_a_header_that_only_one_has_tells() -> None:
    foreign = exchange(404, PLAIN, **{"x-owner": "org_north", "date": "today"})

    assert header_difference(foreign, exchange(404, PLAIN, date="now")) == {"x-owner"}


def test_headers_that_count_tell_nothing() -> None:
    foreign, unknown = (exchange(404, PLAIN, **{"x-remaining": n}) for n in ("98", "97"))

    assert header_difference(foreign, unknown) == set()


def test_the_end_of_a_connection_tells_nothing() -> None:
    foreign = exchange(404, PLAIN, connection="close")

    assert header_difference(foreign, exchange(404, PLAIN)) == set()
