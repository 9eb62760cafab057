"""Keys never show: reports hold the names of the variables that hold them."""

import json

import httpx
from tests.contracts.kit.judging import KEY, OTHER, judge, run_of
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit.report.document import to_json
from understudy.contracts.kit.report.junit import to_junit
from understudy.contracts.kit.report.page import to_html
from understudy.contracts.kit.talk.keyring import Keyring


def test_a_key_is_masked_by_the_variable_that_holds_it() -> None:
    keys = Keyring("PP", {"key": "secret-1", "other_key": "secret-2"})

    assert keys.mask("Bearer secret-1, secret-2x") == "Bearer $PP_KEY, ${PP_OTHER_KEY}x"


def test_a_key_that_is_the_beginning_of_another_is_not_taken_for_it() -> None:
    keys = Keyring("PP", {"key": "secret", "other_key": "secret-2"})

    assert keys.mask("secret-2 secret") == "$PP_OTHER_KEY $PP_KEY"


def test_a_token_one_character_off_has_another_signature() -> None:
    near = [Keyring("PP", {"key": f"head.body.sign{end}"}).near("key")[-1] for end in "0123Az"]

    assert near == ["A", "A", "A", "A", "0", "0"]


def test_a_key_one_character_off_is_masked_too() -> None:
    keys = Keyring("PP", {"key": "secret-1"})

    near = keys.near("key")

    assert near == "secret-0"
    assert keys.mask(near) == '$(near "$PP_KEY")'


def test_a_text_made_from_a_key_is_masked_by_its_expression() -> None:
    keys = Keyring("PP", {"key": "secret-1"})

    keys.variant("secret", "${PP_KEY%??}")

    assert keys.mask("token=secret") == "token=${PP_KEY%??}"


def test_headers_of_the_user_are_masked() -> None:
    keys = Keyring("PP", {}, [("X-Door", "open sesame")])

    assert keys.mask("X-Door: open sesame") == "X-Door: $PP_HEADER_1"


def test_no_report_shows_a_key_that_the_target_echoes(service: Notes) -> None:
    def echo(request: httpx.Request) -> httpx.Response:
        answer = service(request)
        is_list = request.method == "GET" and request.url.path == "/v1/notes"
        sent = request.headers["authorization"]
        return httpx.Response(200, json={"sent": sent}) if is_list else answer

    report = judge(echo)

    reports = to_json(report) + to_html(report) + to_junit(report).decode()
    assert report.verdict == "broken"
    assert KEY not in reports
    assert OTHER not in reports


def test_the_real_key_is_what_is_sent(service: Notes) -> None:
    run_of(service).target.call("get_me", key="other_key")

    assert service.requests[0].headers["authorization"] == f"Bearer {OTHER}"


def test_masked_reports_are_still_json(service: Notes) -> None:
    assert json.loads(to_json(judge(service)))["verdict"] == "kept"
