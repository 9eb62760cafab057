"""HTTPS: what `understudy serve` says and does with a certificate, and the verbs that reach it."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.cli.serving import (
    ACME,
    BEARER_ACME,
    PATIENCE,
    UNDERSTUDY,
    Serving,
    environment,
    serving,
)
from tests.cli.terminal import Terminal
from tests.pems import Pems

from understudy.testing import Control

VERBS = [
    ("reset",),
    ("clock",),
    ("clock", "advance", "1m"),
    ("keys",),
    ("faults",),
    ("faults", "add", "--status", "503"),
    ("limits",),
    ("journal",),
    ("journal", "--count"),
    ("state",),
    ("state", "save", "before"),
]


@pytest.fixture(scope="module")
def started(pems: Pems) -> Iterator[Serving]:
    """A stand-in that speaks TLS."""
    with serving(*pems.options, patience=600) as started:
        yield started


@pytest.fixture
def served(started: Serving, pems: Pems) -> Serving:
    """It, back at the start."""
    with Control(started.url, ca_file=pems.authority) as control:
        control.reset()
    return started


@pytest.fixture
def client(served: Serving, pems: Pems) -> Iterator[httpx.Client]:
    """A client that trusts it."""
    with httpx.Client(
        base_url=served.url, headers=BEARER_ACME, verify=pems.trust, trust_env=False
    ) as client:
        yield client


@pytest.fixture
def trusting(
    lost: Terminal, served: Serving, pems: Pems, monkeypatch: pytest.MonkeyPatch
) -> Terminal:
    """A shell whose variables name it and its authority."""
    monkeypatch.setenv("UNDERSTUDY_URL", served.url)
    monkeypatch.setenv("UNDERSTUDY_CA_FILE", str(pems.authority))
    return lost


def test_the_apis_answer_over_https(client: httpx.Client) -> None:
    made = client.post("/v1/projects", json={"name": "Sealed"})
    listed = client.get("/v1/projects")

    assert made.status_code == 201
    assert "Sealed" in [project["name"] for project in listed.json()["data"]]


def test_every_address_that_is_announced_is_https(served: Serving, client: httpx.Client) -> None:
    kinds = ("api", "docs", "control", "console", "ready")
    addresses = [fields[-1] for kind in kinds for fields in served.fields(kind)]

    assert len(addresses) > 5
    assert all(address.startswith(served.url) for address in addresses)
    assert served.url.startswith("https://127.0.0.1:")
    assert client.get(served.fields("docs")[0][-1]).status_code == 200
    assert client.get(served.fields("console")[0][-1]).status_code == 200


def test_quietly_it_prints_the_https_url(pems: Pems) -> None:
    with serving(*pems.options, "--quiet") as mock:
        assert mock.lines == [mock.url]
        assert mock.url.startswith("https://127.0.0.1:")


def test_the_options_are_variables_too(pems: Pems) -> None:
    variables = {"UNDERSTUDY_TLS_CERT": pems.certificate, "UNDERSTUDY_TLS_KEY": pems.key}

    with serving(env={name: str(file) for name, file in variables.items()}) as mock:
        answer = httpx.get(f"{mock.url}/v1/info", headers=BEARER_ACME, verify=pems.trust)

    assert answer.status_code == 200


def test_on_ipv6_and_by_name_it_is_https_too(pems: Pems) -> None:
    for host in ("::1", "localhost"):
        with serving(*pems.options, "--host", host) as mock:
            answer = httpx.get(f"{mock.url}/_understudy/health", verify=pems.trust, trust_env=False)

        assert answer.status_code == 200


def test_who_does_not_know_the_authority_is_not_served(served: Serving) -> None:
    with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
        httpx.get(f"{served.url}/v1/info", trust_env=False)


@pytest.mark.parametrize("words", VERBS, ids=" ".join)
def test_every_verb_reaches_it(trusting: Terminal, words: tuple[str, ...]) -> None:
    said = trusting.say(*words)

    assert (said.code, said.err) == (0, "")


def test_a_verb_is_given_the_authority_and_finds_the_stand_in(
    lost: Terminal, pems: Pems, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with serving(*pems.options) as mock:
        file = str(pems.authority)
        said = [lost.say("reset", "--ca-file", file), lost.say("keys", "--ca-file", file, "list")]

    assert [each.code for each in said] == [0, 0]
    assert said[0].out == f"{mock.url} is back at the start\n"


def test_a_verb_that_does_not_know_the_authority_says_what_to_do(
    trusting: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("UNDERSTUDY_CA_FILE")
    said = trusting.say("clock")

    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "cannot be reached: TLS: certificate verify failed" in said.err
    assert "--ca-file FILE" in said.err


def test_a_verb_that_speaks_the_wrong_scheme_is_told_the_right_one(
    trusting: Terminal, served: Serving
) -> None:
    said = trusting.say("clock", "--url", served.url.replace("https", "http"))

    assert said.code == 2
    assert "if it serves HTTPS, try https://" in said.err


def test_a_verb_that_speaks_tls_to_plain_http_is_told_so(terminal: Terminal, pems: Pems) -> None:
    said = terminal.say("reset")
    url = said.out.split(" ")[0].replace("http", "https")

    told = terminal.say("clock", "--url", url, "--ca-file", str(pems.authority))

    assert told.code == 2
    assert "TLS: none is spoken there; try http://" in told.err


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "cannot be read: No such file or directory"),
        ("no PEM", "holds no certificate in PEM"),
    ],
    ids=["missing", "no PEM"],
)
def test_a_verb_refuses_an_authority_that_is_none(
    trusting: Terminal, tmp_path: Path, content: str | None, reason: str
) -> None:
    file = tmp_path / "ca.pem"
    if content:
        file.write_text(content)

    said = trusting.say("clock", "--ca-file", str(file))

    assert (said.code, said.err) == (2, f"understudy: {file} {reason}\n")


def test_verify_judges_it(served: Serving, pems: Pems) -> None:
    done = subprocess.run(
        [*UNDERSTUDY, "verify", f"{served.url}/v1", "--rule", "PP-AUTH-01", "--key", ACME],
        env=environment({"UNDERSTUDY_CA_FILE": str(pems.authority)}),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )

    assert done.returncode == 0, done.stderr + done.stdout


def test_the_journal_names_https(trusting: Terminal, served: Serving, client: httpx.Client) -> None:
    trusting.say("reset")
    client.get("/v1/info")

    curl = trusting.say("journal", "--curl", "--limit", "1").out
    archive = json.loads(trusting.say("journal", "--har", "-").out)

    assert f" {served.url}/v1/info " in curl
    assert archive["log"]["entries"][-1]["request"]["url"] == f"{served.url}/v1/info"


def test_the_console_s_cookie_travels_over_https_alone(pems: Pems) -> None:
    with serving(*pems.options, "--admin-token", "hush") as mock:
        door = f"{mock.url}/_understudy/console/login"
        with httpx.Client(verify=pems.trust, trust_env=False) as reader:
            mark = reader.get(door).text.partition('name="csrf" value="')[2].partition('"')[0]
            sent = {"csrf": mark, "token": "hush"}
            signed_in = reader.post(door, data=sent, headers={"Origin": mock.url})
            inside = reader.get(f"{mock.url}/_understudy/console")

    assert signed_in.status_code == 303
    assert "; Secure" in signed_in.headers["set-cookie"]
    assert inside.status_code == 200


def test_a_page_of_plain_http_is_another_origin(served: Serving, client: httpx.Client) -> None:
    origins = [served.url, served.url.replace("https", "http")]

    found = [client.get("/_understudy/clock", headers={"Origin": each}) for each in origins]

    assert [answer.status_code for answer in found] == [200, 403]
