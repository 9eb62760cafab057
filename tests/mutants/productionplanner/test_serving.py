"""The server that runs an application for as long as a block lasts, and its command line."""

import httpx
import pytest
from tests.mutants.harness.serving import serving
from tests.mutants.productionplanner.catalogue import make_app
from tests.mutants.productionplanner.conversation.talk import ACME
from tests.mutants.serve import main, parser

KEY = {"Authorization": f"Bearer {ACME}"}


def test_the_reference_is_served_over_http() -> None:
    with serving(make_app()) as root:
        answer = httpx.get(f"{root}/v1/info", headers=KEY)

    assert answer.json()["data"]["orgId"] == "org_acme"


def test_nothing_listens_after_the_block() -> None:
    with serving(make_app()) as root:
        pass

    with pytest.raises(httpx.ConnectError):
        httpx.get(root)


def test_each_application_starts_with_fresh_data() -> None:
    with serving(make_app()) as root:
        httpx.post(f"{root}/v1/projects", headers=KEY, json={"name": "First run"})
    with serving(make_app()) as root:
        answer = httpx.get(f"{root}/v1/projects", headers=KEY)

    assert len(answer.json()["data"]) == 4


@pytest.mark.parametrize("difference", ["chunked", "closing", "zipped", "more-headers"])
def test_a_client_reads_every_form_of_answer(difference: str) -> None:
    with serving(make_app(permitted_ids=[difference])) as root:
        answer = httpx.get(f"{root}/v1/info", headers=KEY)

    assert answer.json()["data"]["keyId"] == "key_acme_ci"


def test_the_command_takes_a_defect_and_several_differences() -> None:
    given = parser().parse_args(
        ["--defect", "auth-bare-key", "--permit", "chunked", "--permit", "slow"]
    )

    assert (given.defect, given.permit) == ("auth-bare-key", ["chunked", "slow"])


def test_the_command_lists_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--list"])

    assert "auth-bare-key: A key without a scheme is accepted." in capsys.readouterr().out
