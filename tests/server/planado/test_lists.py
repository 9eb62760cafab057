"""Lists: their order, their pages while rows come and go, and their filters."""

import httpx
import pytest
from tests.server.planado.accounts import UNKNOWN, job, made, pages

from understudy.testing import Understudy

SIZES = {
    "/jobs": [20, 20, 5, 0],
    "/clients": [2, 0],
    "/sites": [3, 0],
    "/templates": [3, 0],
    "/job_types": [3, 0],
    "/territories": [2, 0],
    "/teams": [2, 0],
    "/skills": [20, 3, 0],
    "/dictionaries": [1, 0],
    "/users": [2, 0],
}


@pytest.mark.parametrize("path", SIZES)
def test_following_after_meets_every_row_once_and_ends(brightline: httpx.Client, path: str) -> None:
    found = pages(brightline, path)

    uuids = [row["uuid"] for page in found for row in page]
    assert [len(page) for page in found] == SIZES[path]
    assert len(uuids) == len(set(uuids))


@pytest.mark.parametrize("path", ["/jobs", "/clients", "/sites"])
def test_what_changes_comes_newest_first(brightline: httpx.Client, path: str) -> None:
    created = [row["created_at"] for page in pages(brightline, path) for row in page]

    assert created == sorted(created, reverse=True)


def test_reference_lists_come_oldest_first(brightline: httpx.Client) -> None:
    created = [row["created_at"] for row in brightline.get("/templates").json()["templates"]]

    assert created == sorted(created)


def test_of_jobs_of_one_instant_the_later_comes_first(brightline: httpx.Client) -> None:
    uuids = [made(brightline) for _ in range(3)]

    listed = brightline.get("/jobs").json()["jobs"]
    assert [row["uuid"] for row in listed[:3]] == uuids[::-1]


def test_a_page_stays_the_same_while_jobs_are_added_changed_and_removed(
    brightline: httpx.Client,
) -> None:
    first, second, *_ = pages(brightline, "/jobs")
    after = {"after": first[-1]["uuid"]}

    made(brightline)
    brightline.patch(f"/jobs/{second[4]['uuid']}", json={"description": "other"})
    brightline.delete(f"/jobs/{first[-1]['uuid']}")
    brightline.delete(f"/jobs/{second[0]['uuid']}")

    again = [row["uuid"] for row in brightline.get("/jobs", params=after).json()["jobs"]]
    assert again[:19] == [row["uuid"] for row in second[1:]]


def test_a_removed_client_is_unseen_and_still_marks_its_place(
    planado: Understudy, brightline: httpx.Client
) -> None:
    newest, oldest = brightline.get("/clients").json()["clients"]

    planado.stage("remove_client", "acc_brightline", client=newest["uuid"])

    assert brightline.get("/clients/crm-1002").status_code == 404
    assert brightline.get("/clients").json()["clients"] == [oldest]
    after = brightline.get("/clients", params={"after": newest["uuid"]})
    assert after.json()["clients"] == [oldest]


@pytest.mark.parametrize(("after", "status"), [(UNKNOWN, 404), ("22400", 400)])
def test_after_must_be_a_row_of_the_list(brightline: httpx.Client, after: str, status: int) -> None:
    assert brightline.get("/jobs", params={"after": after}).status_code == status


def test_after_is_a_uuid_in_any_case(brightline: httpx.Client) -> None:
    first = brightline.get("/skills").json()["skills"]

    answer = brightline.get("/skills", params={"after": first[-1]["uuid"].upper()})

    assert len(answer.json()["skills"]) == 3


def test_a_filter_holds_over_all_pages(brightline: httpx.Client) -> None:
    statuses = [("status[]", "posted"), ("status[]", "scheduled")]
    first = brightline.get("/jobs", params=statuses).json()["jobs"]
    rest = brightline.get("/jobs", params=[*statuses, ("after", first[-1]["uuid"])]).json()["jobs"]

    assert (len(first), len(rest)) == (20, 10)
    assert {row["status"] for row in first + rest} == {"posted", "scheduled"}


def test_jobs_are_found_by_order_and_worker(brightline: httpx.Client) -> None:
    dana = brightline.get("/users").json()["users"][0]["uuid"]

    by_order = brightline.get("/jobs", params={"external_order_id": "order-55"}).json()["jobs"]
    (by_worker, *_) = pages(brightline, "/jobs", **{"assignee[worker_uuid]": dana})

    assert len(by_order) == 2
    assert {row["assignee"]["worker_uuid"] for row in by_worker} == {dana}


def test_filters_of_time_are_strict(brightline: httpx.Client) -> None:
    site = brightline.get("/sites/hp-a").json()["site"]
    at = site["updated_at"]

    at_once = {"updated_at[after]": at, "updated_at[before]": at}
    assert brightline.get("/sites", params=at_once).json() == {"sites": []}
    since = brightline.get("/sites", params={"updated_at[after]": at}).json()["sites"]
    until = brightline.get("/sites", params={"updated_at[before]": at}).json()["sites"]
    assert site not in since + until
    assert len(since) + len(until) == 2


def test_filters_compare_instants_and_not_their_spelling(brightline: httpx.Client) -> None:
    uuid = made(brightline, scheduled_at="2026-07-01T02:00:00+02:00")
    made(brightline, scheduled_at=None)

    span = {
        "scheduled_at[after]": "2026-06-30T23:59:59",
        "scheduled_at[before]": "2026-07-02T00:00Z",
    }

    assert [row["uuid"] for row in brightline.get("/jobs", params=span).json()["jobs"]] == [uuid]


def test_unknown_filters_are_ignored(brightline: httpx.Client) -> None:
    assert len(brightline.get("/jobs", params={"limit": "1"}).json()["jobs"]) == 20


def test_a_list_refers_by_uuid_where_a_job_nests(brightline: httpx.Client) -> None:
    row = brightline.get("/jobs", params={"external_order_id": "order-55"}).json()["jobs"][0]
    alone = job(brightline, row["uuid"])

    assert row["client_uuid"] == alone["client"]["uuid"]
    assert row["site_uuid"] == alone["site"]["uuid"]
    assert row["skill_uuids"] == [skill["uuid"] for skill in alone["skills"]]


def test_the_values_of_a_dictionary_are_listed(brightline: httpx.Client) -> None:
    dictionary = brightline.get("/dictionaries").json()["dictionaries"][0]

    values = brightline.get(f"/dictionaries/{dictionary['uuid']}/values").json()["values"]

    assert [value["name"] for value in values][:2] == ["Cut cable", "Water ingress"]
    assert len(values) == 4
    assert brightline.get(f"/dictionaries/{UNKNOWN}/values").status_code == 404


def test_a_template_is_found_by_its_uuid(brightline: httpx.Client) -> None:
    repair = brightline.get("/templates").json()["templates"][0]

    assert brightline.get(f"/templates/{repair['uuid']}").json() == {"template": repair}
    assert brightline.get(f"/templates/{UNKNOWN}").status_code == 404
