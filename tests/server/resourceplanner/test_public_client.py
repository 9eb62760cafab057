"""The calls of a public client, in its order, with its headers and bodies: it reads each answer."""

from typing import Any

import httpx
import pytest
from tests.server.resourceplanner.workspaces import API, KEY, WEBSITE

from understudy.testing import Understudy

JSON = {"Content-Type": "application/json"}


class PublicClient:
    """Sends and reads as that client does: a root URL, a content type on every call, no null."""

    def __init__(self, root: str, key: str) -> None:
        headers = {**JSON, "Authorization": f"Bearer {key}", "Accept": "application/json"}
        self.http = httpx.Client(base_url=root, headers=headers, trust_env=False, verify=False)

    def request(self, method: str, path: str, **call: Any) -> Any:
        """Return what a call answers; whatever is no 2xx is raised as it is."""
        answer = self.http.request(method, path, **call)
        answer.raise_for_status()
        return answer.json()

    def all(self, kind: str, **filters: str) -> list[dict[str, Any]]:
        """Return a list, under the plural of its kind."""
        answer = self.request("GET", f"/api/{kind}s", params=filters)
        found: list[dict[str, Any]] = answer[f"{kind}s"]
        return found

    def one(self, method: str, kind: str, path: str = "", **body: Any) -> Any:
        """Return one thing, read where that client looks for it, in its order."""
        call = {"json": body} if body else {}
        answer = self.request(method, f"/api/{kind}s{path}", **call)
        for name in ("createdAssignments", "updatedAssignments"):
            if kind == "assignment" and name in answer:
                return answer[name]
        return answer.get("data") or answer.get(kind) or answer

    def picker(self, kind: str, label: str) -> dict[str, str]:
        """Return what its pickers offer: ids by label."""
        return {str(one[label]): str(one.get("id") or one.get("_id")) for one in self.all(kind)}


def tried(public: PublicClient) -> None:
    """Make each call that the client knows, and hold each answer against what it reads."""
    # The credential test.
    public.request("GET", "/api/projects")
    rates = [{"resourceId": public.picker("resource", "name")["Hana Sato"], "rate": 0}]

    fields = {"color": "#2563eb", "hidden": False, "note": "n", "probability": "high"}
    money = {"projectRate": 0, "projectSize": 0, "resourceRates": rates}
    project = public.one("POST", "project", title="Fair", **fields, **money)
    assert project == {"id": project["id"], "title": "Fair", **fields, **money}
    assert public.one("GET", "project", f"/{project['id']}") == project
    renamed = public.one("PUT", "project", f"/{project['id']}", title="Fair 2", hidden=True)
    assert renamed == {**project, "title": "Fair 2", "hidden": True}
    assert public.picker("project", "title")["Fair 2"] == project["id"]

    own = {"capacity": 0, "email": "a@kestrel.example", "hidden": False, "hourlyExpense": 0}
    own |= {"note": "n", "workDays": [6, 7]}
    resource = public.one("POST", "resource", name="Alex", invited=False, **own)
    assert resource == {"id": resource["id"], "name": "Alex", **own, "membership": None}
    invited = public.one(
        "PUT", "resource", f"/{resource['id']}", invited=True, membership={"role": "manager"}
    )
    assert invited["membership"]["status"] == "pending"
    assert public.one("GET", "resource", f"/{resource['id']}") == invited

    links = {"project": project["id"], "resource": resource["id"]}
    days = {"dateFrom": "2025-12-01T00:00:00.000+01:00", "dateTo": "2025-12-02T00:00:00.000+01:00"}
    task = {"title": "T", "description": "<b>d</b>", "comments": [{"text": "c"}], "note": "n"}
    time_off = {"timeOff": {"type": "holiday"}}
    repeat = {"repeatWeekly": True, "repeatWeeks": 2}
    made = public.one(
        "POST", "assignment", **links, **days, **task, **time_off, **repeat, hoursPerDay=0
    )
    assert [one["dateFrom"][:10] for one in made] == ["2025-12-01", "2025-12-08"]
    assert {name: made[0][name] for name in task} == task

    changed = public.one(
        "PUT",
        "assignment",
        f"/{made[0]['id']}",
        projectId=WEBSITE,
        resourceId=resource["id"],
        repeatWeekly=False,
        repeatWeeks=0,
        seriesEditMode="future",
        timeOffAction="approve",
    )
    assert [one["project"]["id"] for one in changed] == [WEBSITE] * 2
    assert [one["timeOff"]["status"] for one in changed] == ["approved"] * 2
    found = public.all("assignment", resourceId=resource["id"], dateFrom="2025-12-03T00:00:00")
    assert found == changed[1:]

    for kind, key in (
        ("assignment", made[0]["id"]),
        ("project", project["id"]),
        ("resource", resource["id"]),
    ):
        public.one("DELETE", kind, f"/{key}")
        assert key not in [one["id"] for one in public.all(kind)]


def test_every_answer_is_what_that_client_reads(planner: Understudy) -> None:
    root = planner.url(API).removesuffix("/api")
    public = PublicClient(root, KEY)

    with public.http:
        tried(public)


@pytest.mark.parametrize(("key", "status"), [(KEY[:-1], 401), (KEY.replace("2345", "bbbb"), 401)])
def test_its_credential_test_fails_with_a_wrong_key(
    planner: Understudy, key: str, status: int
) -> None:
    root = planner.url(API).removesuffix("/api")
    public = PublicClient(root, key)

    with public.http, pytest.raises(httpx.HTTPStatusError) as refused:
        public.request("GET", "/api/projects")

    assert refused.value.response.status_code == status
