"""Events by day, by range, as they change, and by id."""

import httpx
import pytest
from tests.server.forwardplanner.calls import asked

DELETED, EMBARGOED, FRENCH = 4112050, 4112055, 4112060


def test_a_day_has_what_lasts_over_it(northstar: httpx.Client) -> None:
    assert 4112017 in asked(northstar, "date", date="20260626")
    assert 4112017 in asked(northstar, "date", date="20260704")
    assert 4112017 not in asked(northstar, "date", date="20260625")
    assert 4112017 not in asked(northstar, "date", date="20260705")


def test_both_ends_of_a_range_count(northstar: httpx.Client) -> None:
    assert 4112017 in asked(northstar, "between", startDate="20260704", endDate="20260801")
    assert 4112017 in asked(northstar, "between", startDate="20260601", endDate="20260626")
    assert 4112017 not in asked(northstar, "between", startDate="20260705", endDate="20260801")
    assert 4112017 not in asked(northstar, "between", startDate="20260601", endDate="20260625")


def test_old_events_are_reached_by_their_days(northstar: httpx.Client) -> None:
    assert asked(northstar, "between", startDate="20240101", endDate="20241230") == [
        4112052,
        4112051,
    ]
    assert asked(northstar, "date", date="20240229") == [4112052]
    assert asked(northstar, "date", date="20250101") == [4112053]


def test_a_day_is_in_the_order_of_its_clock_all_day_first(northstar: httpx.Client) -> None:
    day = northstar.get("/events/date?date=20260618").json()

    places = [(each["startDate"], each["time"], each["itemId"]) for each in day]

    assert len(places) > 2
    assert places == sorted(places)


def test_latest_has_what_was_edited_in_that_minute_or_later(northstar: httpx.Client) -> None:
    in_it = asked(northstar, "latest", date="20260520", time="1403")
    after = asked(northstar, "latest", date="20260520", time="1404")

    assert in_it[:3] == [4112010, 4112011, 4112012]
    assert after == in_it[3:]


def test_latest_is_asked_in_utc_and_in_the_order_of_edits(northstar: httpx.Client) -> None:
    edits = northstar.get("/events/latest?date=20260520&time=1500").json()

    stamps = [(each["lastEditDateUtc"], each["itemId"]) for each in edits]

    assert stamps == sorted(stamps)
    assert stamps[0][0] >= "2026-05-20T15:00:00"
    assert edits[0]["lastEditDate"] >= "2026-05-20T16:00:00"


def test_a_deleted_event_is_in_feeds_and_by_id_alone(northstar: httpx.Client) -> None:
    assert DELETED not in asked(northstar, "date", date="20260618")
    assert DELETED not in asked(northstar, "between", startDate="20260101", endDate="20261231")
    assert DELETED in asked(northstar, "latest", date="20260520", time="0000")
    event = northstar.get(f"/events/{DELETED}").json()
    assert (event["deleted"], event["deletionDate"]) == (True, "2026-05-19T16:20:00")


def test_an_embargoed_event_is_delivered(northstar: httpx.Client) -> None:
    day = northstar.get("/events/date?date=20260610").json()

    assert {each["itemId"]: each["embargoTime"] for each in day}[EMBARGOED] == "2026-06-10T09:00:00"


def test_each_product_has_its_own_events(
    northstar: httpx.Client, laurentides: httpx.Client
) -> None:
    june = {"startDate": "20260601", "endDate": "20260630"}
    english, french = asked(northstar, "between", **june), asked(laurentides, "between", **june)

    assert FRENCH in french
    assert FRENCH not in english
    assert {*english} & {*french} >= {*range(4112021, 4112031)}


def test_an_event_of_another_product_is_forbidden_and_an_unknown_one_not_found(
    northstar: httpx.Client,
) -> None:
    forbidden, unknown = northstar.get(f"/events/{FRENCH}"), northstar.get("/events/1")

    assert (forbidden.status_code, forbidden.json()["error"]) == (403, "Forbidden")
    assert (unknown.status_code, unknown.json()["error"]) == (404, "Not Found")


def test_pages_end_with_an_empty_array_and_repeat_nothing(northstar: httpx.Client) -> None:
    year = {"startDate": "20260101", "endDate": "20261231"}
    pages: list[list[int]] = []
    while not pages or pages[-1]:
        pages.append(asked(northstar, "between", **year, limit=100, offset=100 * len(pages)))

    found = [item for page in pages for item in page]

    assert found == asked(northstar, "between", **year, limit=99_999)
    assert len(found) == len({*found})
    assert {len(page) for page in pages[:-2]} == {100}


@pytest.mark.parametrize("offset", [300, 2**63, 10**30])
def test_nothing_lies_beyond_the_last_event(northstar: httpx.Client, offset: int) -> None:
    assert (
        asked(northstar, "latest", date="20240101", time="0000", offset=offset, limit=10**30) == []
    )


@pytest.mark.parametrize(
    "query",
    [
        "date",
        "date?date=",
        "date?date=2026-06-01",
        "date?date=20260229",
        "date?date=20260631",
        "date?date=today",
        "date?date=20260601&limit=0",
        "date?date=20260601&limit=-1",
        "date?date=20260601&limit=many",
        "date?date=20260601&limit=1_0",
        "date?date=20260601&limit=%205",
        "date?date=20260601&limit=%2B5",
        "date?date=20260601&offset=%D9%A2",
        "date?date=20260601&offset=-1",
        "between?startDate=20260601",
        "between?endDate=20260601",
        "between?startDate=20260602&endDate=20260601",
        "latest?date=20260601",
        "latest?time=0930",
        "latest?date=20260601&time=2400",
        "latest?date=20260601&time=0960",
        "latest?date=20260601&time=09:30",
    ],
)
def test_a_query_that_makes_no_sense_is_a_bad_request(northstar: httpx.Client, query: str) -> None:
    answer = northstar.get(f"/events/{query}")

    assert (answer.status_code, answer.json()["error"]) == (400, "Bad Request")


@pytest.mark.parametrize("odd", ["4112001%20", "4_112_001", "%2B4112001", "4112001.0"])
def test_an_id_that_only_python_reads_as_a_number_is_a_bad_request(
    northstar: httpx.Client, odd: str
) -> None:
    assert northstar.get(f"/events/{odd}").status_code == 400


def test_a_parameter_that_nobody_knows_is_ignored(northstar: httpx.Client) -> None:
    assert asked(northstar, "date", date="20240229", colour="red") == [4112052]


def test_every_other_error_has_the_same_two_fields(
    northstar: httpx.Client, stranger: httpx.Client
) -> None:
    unknown, method = northstar.get("/people"), stranger.delete("/auth")

    assert (unknown.status_code, unknown.json()["error"]) == (404, "Not Found")
    assert (method.status_code, method.json()["error"]) == (405, "Method Not Allowed")
    assert {*unknown.json()} == {*method.json()} == {"error", "message"}
