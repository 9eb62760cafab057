"""Where a token is asked for, nobody sees a page without it."""

from urllib.parse import quote

import httpx
import pytest
from tests.server.control.console.conftest import Reader, words

from understudy.testing import Understudy

LOGIN = "/_understudy/console/login"


def sign_in(reader: Reader, token: str = "open sesame", place: str = "") -> httpx.Response:
    """Send the form that asks for the token."""
    sent = {"csrf": reader.mark("/login"), "token": token}
    return reader.http.post(f"{LOGIN}?next={quote(place)}", data=sent)


def test_without_the_token_every_page_leads_to_where_it_is_asked_for(
    stranger_at_the_door: Reader,
) -> None:
    for path in ("", "/faults", "/state.json", "/requests.har", "/nowhere"):
        answer = stranger_at_the_door.read(path)

        assert answer.status_code == 303
        assert answer.headers["location"].startswith(f"{LOGIN}?next=/_understudy/console")


def test_without_the_token_a_form_does_nothing(
    stranger_at_the_door: Reader, guarded: Understudy
) -> None:
    mark = stranger_at_the_door.mark("/login")

    answer = stranger_at_the_door.http.post(
        "/_understudy/console/faults", data={"csrf": mark, "act": "add_fault", "status": "500"}
    )

    assert answer.status_code == 303
    assert guarded.faults.list() == []


def test_a_part_of_a_page_has_a_stranger_load_all_of_it(stranger_at_the_door: Reader) -> None:
    answer = stranger_at_the_door.http.get(
        "/_understudy/console/status", headers={"HX-Request": "true"}
    )

    assert answer.status_code == 401
    assert answer.headers["hx-refresh"] == "true"


def test_the_token_opens_a_session_and_leads_on(stranger_at_the_door: Reader) -> None:
    answer = sign_in(stranger_at_the_door, place="/_understudy/console/faults?x=1")

    assert answer.status_code == 303
    assert answer.headers["location"] == "/_understudy/console/faults?x=1"
    assert stranger_at_the_door.read("/faults").status_code == 200


def test_the_cookie_is_not_the_token_and_no_script_reads_it(stranger_at_the_door: Reader) -> None:
    cookie = sign_in(stranger_at_the_door).headers["set-cookie"]

    assert "sesame" not in cookie
    assert cookie.endswith("; Path=/_understudy; HttpOnly; SameSite=Strict")


def test_a_wrong_token_is_401_at_its_field(stranger_at_the_door: Reader) -> None:
    page = sign_in(stranger_at_the_door, token="guess")

    assert page.status_code == 401
    assert "This is not the token that the stand-in was started with." in words(page)
    assert "set-cookie" not in page.headers
    assert "guess" not in page.text


def test_the_form_of_the_token_is_refused_without_its_mark(stranger_at_the_door: Reader) -> None:
    page = stranger_at_the_door.http.post(LOGIN, data={"token": "open sesame"})

    assert page.status_code == 403
    assert "set-cookie" not in page.headers


@pytest.mark.parametrize(
    "place", ["https://evil.test/", "//evil.test", "/_understudy/console@evil.test", "/v1"]
)
def test_nobody_is_led_out_of_the_console(stranger_at_the_door: Reader, place: str) -> None:
    answer = sign_in(stranger_at_the_door, place=place)

    assert answer.headers["location"] == "/_understudy/console"


def test_within_a_session_a_form_works(stranger_at_the_door: Reader, guarded: Understudy) -> None:
    guarded.reset()
    sign_in(stranger_at_the_door)

    stranger_at_the_door.send("/faults", "add_fault", outcome="status", status="503")

    assert [fault.status for fault in guarded.faults.list()] == [503]


def test_the_mark_of_a_stranger_is_none_within_a_session(stranger_at_the_door: Reader) -> None:
    outside = stranger_at_the_door.mark("/login")
    sign_in(stranger_at_the_door)

    answer = stranger_at_the_door.http.post(
        "/_understudy/console/faults", data={"csrf": outside, "act": "clear_faults"}
    )

    assert answer.status_code == 403


def test_a_session_ends_when_it_is_left(stranger_at_the_door: Reader) -> None:
    sign_in(stranger_at_the_door)

    left = stranger_at_the_door.http.post(
        "/_understudy/console/logout", data={"csrf": stranger_at_the_door.mark()}
    )

    assert left.headers["location"] == LOGIN
    assert stranger_at_the_door.read().status_code == 303


def test_a_session_opens_the_console_and_not_the_control_api(stranger_at_the_door: Reader) -> None:
    sign_in(stranger_at_the_door)

    assert stranger_at_the_door.http.get("/_understudy/clock").status_code == 401


def test_one_session_opens_the_consoles_of_the_spaces_too(
    stranger_at_the_door: Reader, guarded: Understudy
) -> None:
    with guarded.spaces.open() as space:
        there = f"/_understudy/spaces/{space.id}/_understudy/console"
        door = stranger_at_the_door.http.get(there).headers["location"]

        sign_in(stranger_at_the_door)

        assert door == f"{there}/login?next={there}"
        assert stranger_at_the_door.http.get(there).status_code == 200


def test_where_no_token_is_needed_none_is_asked_for(reader: Reader) -> None:
    answer = reader.read("/login")

    assert answer.status_code == 303
    assert answer.headers["location"] == "/_understudy/console"
