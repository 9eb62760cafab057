"""Dates and schedules: real calendar days, no date twice, days sorted by time."""

import httpx
import pytest

TOUR = "/projects/p_summer_tour"
BARE = "/projects/p_bare"


def test_dates_are_listed_in_calendar_order(acme: httpx.Client) -> None:
    answer = acme.get(f"{TOUR}/dates").json()

    assert answer["message"] == "Dates"
    assert [(entry["date"], entry["label"]) for entry in answer["data"]] == [
        ("2026-06-01", "Load-in"),
        ("2026-06-02", "Show Day"),
        ("2026-06-03", "Strike"),
    ]


def test_adding_a_date_returns_all_of_them(acme: httpx.Client) -> None:
    answer = acme.post(f"{TOUR}/dates", json={"date": "2026-05-31"})

    assert (answer.status_code, answer.json()["message"]) == (201, "Date added")
    assert answer.json()["data"][0] == {"date": "2026-05-31", "label": "", "allDay": True}
    assert acme.get(f"{TOUR}/dates").json()["data"] == answer.json()["data"]
    assert acme.get(TOUR).json()["data"]["dates"] == answer.json()["data"]


def test_adding_the_same_date_twice_conflicts(acme: httpx.Client) -> None:
    before = acme.get(TOUR).json()

    answer = acme.post(f"{TOUR}/dates", json={"date": "2026-06-02"})

    assert answer.status_code == 409
    assert answer.json() == {"status": "error", "message": "Date already exists"}
    assert acme.get(TOUR).json() == before


def test_two_projects_may_have_the_same_date(acme: httpx.Client) -> None:
    assert acme.post(f"{BARE}/dates", json={"date": "2026-06-02"}).status_code == 201


def test_a_date_moves_its_project_to_the_head_of_the_list(acme: httpx.Client) -> None:
    acme.post(f"{BARE}/dates", json={"date": "2026-06-02"})

    assert acme.get("/projects").json()["data"][0]["id"] == "p_bare"


def test_label_and_times_of_a_date_are_kept(acme: httpx.Client) -> None:
    body = {"date": "2026-07-01", "label": "Show", "startTime": "18:00", "endTime": "23:00"}

    assert acme.post(f"{BARE}/dates", json=body).json()["data"] == [{**body, "allDay": True}]


def test_extra_fields_of_a_wrong_type_are_ignored(acme: httpx.Client) -> None:
    body = {"date": "2026-07-01", "label": 5, "allDay": "no", "startTime": "25:00", "endTime": []}

    assert acme.post(f"{BARE}/dates", json=body).json()["data"] == [
        {"date": "2026-07-01", "label": "", "allDay": True}
    ]


@pytest.mark.parametrize("date", ["2026-02-30", "2026-6-1", "", "tomorrow", 20260601, None, []])
def test_only_real_calendar_days_are_dates(acme: httpx.Client, date: object) -> None:
    answer = acme.post(f"{BARE}/dates", json={"date": date})

    assert answer.status_code == 400
    assert answer.json()["message"].startswith("Validation failed: date must be ")


@pytest.mark.parametrize("date", ["2026-02-30", "2026-6-1", "today", "2026-06-02T00:00:00Z"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_only_real_calendar_days_have_a_schedule(
    acme: httpx.Client, method: str, date: str
) -> None:
    answer = acme.request(method, f"{BARE}/schedule/{date}", json={} if method == "POST" else None)

    assert answer.status_code == 400
    assert answer.json()["message"].startswith("Validation failed: date must be ")


def test_a_day_is_sorted_by_time_untimed_last(acme: httpx.Client) -> None:
    answer = acme.get(f"{TOUR}/schedule/2026-06-02").json()

    times = [item["time"] for item in answer["data"]]
    assert answer["message"] == "Schedule items"
    assert len(times) == 6
    assert times[:-1] == sorted(times[:-1])
    assert times.count("18:00") == 2
    assert times[-1] is None


def test_adding_an_item_returns_the_whole_day_sorted(acme: httpx.Client) -> None:
    day = f"{BARE}/schedule/2026-07-01"
    acme.post(day, json={"activity": "Whenever"})
    acme.post(day, json={"time": "18:00", "activity": "First at six"})
    acme.post(day, json={"time": "18:00", "activity": "Second at six"})

    answer = acme.post(day, json={"time": "09:00", "duration": 30, "type": "showtime"})

    items = answer.json()["data"]
    assert (answer.status_code, answer.json()["message"]) == (201, "Schedule item added")
    assert [item["activity"] for item in items] == [
        "",
        "First at six",
        "Second at six",
        "Whenever",
    ]
    assert acme.get(day).json()["data"] == items


@pytest.mark.parametrize("body", [b"", b"{}"])
def test_an_empty_item_is_allowed(acme: httpx.Client, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}

    answer = acme.post(f"{BARE}/schedule/2026-07-01", content=body, headers=headers)

    (item,) = answer.json()["data"]
    assert answer.status_code == 201
    assert item == {"id": item["id"], "time": None, "duration": None, "activity": "", "type": None}


def test_a_schedule_needs_no_date_of_the_project(acme: httpx.Client) -> None:
    assert acme.get(f"{BARE}/schedule/2031-01-01").json()["data"] == []

    acme.post(f"{BARE}/schedule/2031-01-01", json={"activity": "Early"})

    assert acme.get(f"{BARE}/dates").json()["data"] == []


def test_an_item_is_on_its_own_day_and_project_only(acme: httpx.Client) -> None:
    acme.post(f"{BARE}/schedule/2026-07-01", json={"activity": "Here"})

    assert acme.get(f"{BARE}/schedule/2026-07-02").json()["data"] == []
    assert acme.get("/projects/p_autumn_gala/schedule/2026-07-01").json()["data"] == []


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({"time": "24:00"}, "time must be a time like"),
        ({"time": "9:00"}, "time must be a time like"),
        ({"time": 900}, "time must be"),
        ({"duration": -1}, "duration must not be negative"),
        ({"duration": True}, "duration must be"),
        ({"activity": 5}, "activity must be"),
    ],
)
def test_a_bad_item_is_refused_by_field(
    acme: httpx.Client, body: dict[str, object], problem: str
) -> None:
    answer = acme.post(f"{BARE}/schedule/2026-07-01", json=body)

    assert answer.status_code == 400
    assert answer.json()["message"].startswith(f"Validation failed: {problem}")
