"""Memberships: what is given, what is made of it, and whom it invites."""

from typing import Any

import httpx
import pytest
from tests.server.resourceplanner.workspaces import (
    API,
    GONE,
    HANA,
    JORDAN,
    KESTREL,
    LUIS,
    MIA,
    NOOR,
    UNKNOWN,
    client,
    made,
)

from understudy.testing import Refused, Understudy

NOTHING = {"scope": "managed", "managesResources": [], "canSeeFinancials": False}
ALL = {"scope": "all", "managesResources": [], "canSeeFinancials": True}


def given(kestrel: httpx.Client, membership: Any, **fields: Any) -> Any:
    """Return the membership that a new resource has."""
    return made(kestrel, "resource", name="X", membership=membership, **fields)["membership"]


def test_an_empty_membership_gets_safe_values(kestrel: httpx.Client) -> None:
    assert given(kestrel, {}) == {
        "role": "member",
        "status": "active",
        "memberSettings": {"visibility": "self"},
        "managerSettings": NOTHING,
    }


@pytest.mark.parametrize("role", ["member", "customer"])
def test_only_a_manager_manages(kestrel: httpx.Client, role: str) -> None:
    asked = {"scope": "all", "managesResources": [HANA], "canSeeFinancials": True}

    assert given(kestrel, {"role": role, "managerSettings": asked})["managerSettings"] == NOTHING


def test_a_manager_manages_present_resources_once_each(kestrel: httpx.Client) -> None:
    asked = {"managesResources": [HANA, UNKNOWN, GONE, HANA, NOOR], "canSeeFinancials": True}

    settings = given(kestrel, {"role": "manager", "managerSettings": asked})["managerSettings"]

    assert settings == {**NOTHING, "managesResources": [HANA, NOOR], "canSeeFinancials": True}


def test_another_workspaces_resource_is_dropped_like_an_unknown_one(
    kestrel: httpx.Client, baltic: httpx.Client
) -> None:
    asked = {"role": "manager", "managerSettings": {"managesResources": [HANA]}}

    assert given(baltic, asked)["managerSettings"]["managesResources"] == []


def test_an_admin_has_full_financial_access_whatever_is_asked(kestrel: httpx.Client) -> None:
    membership = given(kestrel, {"role": "admin", "managerSettings": NOTHING})

    assert membership["managerSettings"] == ALL


def test_who_is_no_admin_any_more_keeps_nothing_of_it(kestrel: httpx.Client) -> None:
    kestrel.put(f"/resources/{LUIS}", json={"membership": {"role": "manager"}})

    luis = kestrel.get(f"/resources/{LUIS}").json()["resource"]
    assert luis["membership"]["managerSettings"] == NOTHING


def test_a_membership_is_changed_in_part(kestrel: httpx.Client) -> None:
    change = {"membership": {"managerSettings": {"canSeeFinancials": True}}}

    jordan = kestrel.put(f"/resources/{JORDAN}", json=change).json()["resource"]

    assert jordan["membership"]["role"] == "manager"
    settings = jordan["membership"]["managerSettings"]
    assert settings == {
        **NOTHING,
        "managesResources": [HANA, NOOR],
        "canSeeFinancials": True,
    }


def test_null_takes_the_access_away(kestrel: httpx.Client) -> None:
    answer = kestrel.put(f"/resources/{HANA}", json={"membership": None})

    assert answer.json()["resource"]["membership"] is None


@pytest.mark.parametrize(
    "membership",
    [
        {"role": "owner"},
        {"memberSettings": {"visibility": "all"}},
        {"managerSettings": {"scope": "some"}},
    ],
)
def test_an_unknown_role_visibility_or_scope_is_refused(
    kestrel: httpx.Client, membership: dict[str, Any]
) -> None:
    answer = kestrel.post("/resources", json={"name": "X", "membership": membership})

    assert answer.status_code == 400
    assert "must be one of" in answer.json()["error"]


def test_an_invitation_waits_in_the_outbox(planner: Understudy, kestrel: httpx.Client) -> None:
    wanted = {"email": "sam@kestrel.example", "invited": True, "membership": {"role": "manager"}}
    sam = made(kestrel, "resource", name="Sam", **wanted)

    (mail,) = planner.outbox.list(api=API, org=KESTREL)

    assert sam["membership"]["status"] == "pending"
    assert mail.to == "sam@kestrel.example"
    assert "Studio Kestrel" in mail.subject
    assert mail.data == {"resourceId": sam["id"], "role": "manager"}


def test_without_invited_nobody_gets_mail(planner: Understudy, kestrel: httpx.Client) -> None:
    made(kestrel, "resource", name="Sam", email="sam@kestrel.example", invited=False)
    kestrel.put(f"/resources/{HANA}", json={"invited": True, "note": "is there already"})

    assert planner.outbox.list() == []


def test_an_invitation_is_answered_in_the_app_and_can_be_repeated(
    planner: Understudy, kestrel: httpx.Client
) -> None:
    planner.stage("set_membership_status", KESTREL, resource=MIA, status="declined")

    again = kestrel.put(f"/resources/{MIA}", json={"invited": True}).json()["resource"]
    planner.stage("set_membership_status", KESTREL, resource=MIA, status="active")

    assert (again["membership"]["role"], again["membership"]["status"]) == ("customer", "pending")
    assert [mail.to for mail in planner.outbox.list()] == ["mia.berg@client.example"]
    mia = kestrel.get(f"/resources/{MIA}").json()["resource"]
    assert mia["membership"]["status"] == "active"


def test_who_has_no_membership_has_no_status(planner: Understudy) -> None:
    with pytest.raises(Refused, match="no membership"):
        planner.stage("set_membership_status", KESTREL, resource=NOOR, status="active")


@pytest.mark.parametrize("resource", [UNKNOWN, GONE])
def test_who_is_not_there_has_no_status_and_is_named(planner: Understudy, resource: str) -> None:
    with pytest.raises(Refused, match=f"no resource '{resource}' in this workspace"):
        planner.stage("set_membership_status", KESTREL, resource=resource, status="active")


def test_nobody_is_invited_without_an_address(planner: Understudy, kestrel: httpx.Client) -> None:
    answer = kestrel.put(f"/resources/{NOOR}", json={"invited": True})

    assert answer.json() == {"error": "email is required to invite somebody"}
    assert planner.outbox.list() == []


def test_the_lost_switch_is_known_to_those_who_experiment() -> None:
    asked = {"role": "manager", "managerSettings": {"managesAll": True}}
    with (
        Understudy(
            apis=(API,), settings=(f"{API}.experimental=on",), check_responses=True
        ) as planner,
        client(planner, f"rpk_{KESTREL}_{'1' * 32}") as kestrel,
    ):
        assert given(kestrel, asked)["managerSettings"]["managesAll"] is True
        assert given(kestrel, {"role": "member"})["managerSettings"]["managesAll"] is False


def test_the_lost_switch_is_dropped_otherwise(kestrel: httpx.Client) -> None:
    asked = {"role": "manager", "managerSettings": {"managesAll": True}}

    assert "managesAll" not in given(kestrel, asked)["managerSettings"]
