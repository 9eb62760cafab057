"""A deployment that takes tokens is judged: the keys sign in, and nothing of that is shown."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.serving import ROOT, environment
from tests.own.judging import KEYS, OPTIONS, Judging, serving
from tests.own.page import NORTH, spoilt, write_apis
from tests.own.signing import ANNA, NORA, PASSWORD, judged_by_sign_in

from understudy.contracts.kit.judge.finding import Finding
from understudy.contracts.kit.report.report import Report
from understudy.contracts.kit.reproduce.reproducer import Place, Script
from understudy.contracts.kit.reproduce.steps import plan
from understudy.contracts.kit.talk.clock import Clock
from understudy.contracts.kit.talk.stop import Unmet, WrongUse
from understudy.contracts.kit.talk.wire import Answer

ANYBODYS = """async def get_note(note_id, world):
    orgs = [world.store.org("notes", name) for name in ("acme", "north")]
    org = orgs[not any(note["id"] == note_id for note in orgs[0].notes.all())]
"""


@pytest.fixture(scope="module")
def good_one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judging]:
    """A stand-in without fault."""
    yield from serving(judged_by_sign_in(write_apis(tmp_path_factory.mktemp("good") / "apis")))


@pytest.fixture
def good(good_one: Judging) -> Judging:
    """The stand-in without fault, back at the start."""
    good_one.mock.reset()
    return good_one


@pytest.fixture(scope="module")
def leaky_one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judging]:
    """A stand-in whose notes are everybody's."""
    notes = write_apis(tmp_path_factory.mktemp("leaky") / "apis")
    folder = judged_by_sign_in(notes)
    spoilt(notes / "handlers.py", "async def get_note(note_id, org):", ANYBODYS)
    yield from serving(folder)


def statuses(report: Report) -> dict[str, str]:
    """Return what each rule came to."""
    return {row.rule.id: row.status for row in report.rows}


def test_keys_sign_in_once_each_and_their_tokens_are_sent(good: Judging) -> None:
    report = good.run(depth="default").judge()

    assert set(statuses(report).values()) == {"kept"}
    assert (good.count("sign_in"), good.count("renew")) == (2, 0)


def test_a_token_is_renewed_before_it_expires(good: Judging) -> None:
    seconds = iter(range(0, 1_000_000, 300))
    clock = Clock(watch=lambda: next(seconds), sleep=lambda _: None)

    report = good.run(clock, timeout=1_000_000).judge()

    assert statuses(report)["N-SCOPE-01"] == "kept"
    assert good.count("renew") > 0
    assert good.count("sign_in") == 2


def test_a_token_that_is_over_before_its_time_is_replaced(good: Judging) -> None:
    with good.running() as run:
        first = run.target.keys.value("key")
        good.mock.accounts.expire("anna")
        answer = run.target.call("list_notes")
        second = run.target.keys.value("key")

    assert (answer.status, second == first) == (200, False)
    assert good.count("renew") == 1


def test_who_renews_nothing_signs_in_again(good: Judging) -> None:
    with good.running() as run:
        run.target.call("list_notes")
        good.mock.accounts.expire("anna")
        good.mock.accounts.revoke("anna")

        assert run.target.call("list_notes").status == 200
    assert (good.count("renew"), good.count("sign_in")) == (1, 2)


def test_a_run_that_only_reads_signs_in_and_sends_nothing_else(good: Judging) -> None:
    report = good.run(read_only=True).judge()

    sent = {(one.method, one.operation) for one in good.mock.journal.list()}
    assert {each for each in sent if each[0] != "GET"} == {("POST", "sign_in")}
    assert statuses(report)["N-KEY-01"] == "kept"
    served = [each.operation.id for each in report.served if each.has_succeeded]
    assert served == ["sign_in", "list_notes"]


def test_a_key_that_signs_nobody_in_is_told_without_it(good: Judging) -> None:
    done = good.verify(*OPTIONS[:3], "username=nobody@acme.example")

    assert done.returncode == 2
    assert "POST /sign-in gave no token for NOTES_KEY and NOTES_USERNAME" in done.stderr
    assert PASSWORD not in done.stderr
    assert "nobody@acme.example" not in done.stderr


def test_a_key_without_its_username_is_wrong_use(good: Judging) -> None:
    with pytest.raises(WrongUse, match="pass --need other_username="):
        good.run(needs={"username": ANNA})


def test_variables_hand_over_who_signs_in(good: Judging) -> None:
    done = good.verify(
        UNDERSTUDY_KEY=PASSWORD,
        UNDERSTUDY_USERNAME=ANNA,
        UNDERSTUDY_OTHER_KEY=NORTH,
        UNDERSTUDY_OTHER_USERNAME=NORA,
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_rules_as_tests_sign_in_too(good: Judging, tmp_path: Path) -> None:
    built_in = (ROOT / "contracts" / "planado" / "test_contract.py").read_text()
    (tmp_path / "test_contract.py").write_text(built_in.replace('"planado"', '"notes"'))
    options = {"url": good.url, "key": PASSWORD, "other-key": NORTH, "api-dir": good.folder}
    needs = (f"--contract-need=username={ANNA}", f"--contract-need=other_username={NORA}")

    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-c", "/dev/null", "-p", "no:cacheprovider"),
            *(f"--contract-{name}={value}" for name, value in options.items()),
            *(tmp_path, "--contract-depth=quick", "--contract-read-only", *needs),
        ],
        capture_output=True,
        text=True,
        env=environment(),
        cwd=tmp_path,
        check=False,
    )

    assert "1 passed, 2 skipped" in done.stdout, done.stdout + done.stderr
    assert good.count("sign_in") == 2


def test_no_report_shows_credentials_or_tokens(leaky_one: Judging, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("report.json", "report.xml", "report.html")]
    outputs = ("--json", str(files[0]), "--junit", str(files[1]), "--html", str(files[2]))

    done = leaky_one.verify(*OPTIONS, *outputs, "--verbose")

    written = done.stdout + done.stderr + "".join(file.read_text() for file in files)
    assert done.returncode == 1
    assert "eyJ" not in written
    assert [one for one in (PASSWORD, NORTH, ANNA, NORA) if one in written] == []


@pytest.mark.parametrize("answer", ['{"refresh": "%s"}', 'while(1);{"token": "%s"}'])
def test_what_a_sign_in_gives_beside_a_token_is_not_told(good: Judging, answer: str) -> None:
    secret = "c2VjcmV0LXRoYXQtbm9ib2R5LXNlZXM="
    good.mock.reset()
    with good.running() as run:
        right = run.wire.send
        given = Answer(200, {}, (answer % secret).encode(), 0.0)
        is_sign_in = lambda request: request.url.path.endswith("/sign-in")  # noqa: E731
        run.target.deliver = lambda each: given if is_sign_in(each) else right(each)

        with pytest.raises(Unmet) as told:
            run.target.keys.value("key")

    assert secret not in str(told.value)
    assert "gave no token" in str(told.value)


def test_a_reproducer_signs_in_by_itself(leaky_one: Judging) -> None:
    report = leaky_one.run(seed=1).judge()
    row = next(row for row in report.rows if row.status == "broken")
    lines = row.reproducer or ()

    done = subprocess.run(
        ["sh"],
        input="\n".join(lines),
        env={
            "PATH": os.environ["PATH"],
            "NOTES_KEY": PASSWORD,
            "NOTES_USERNAME": ANNA,
            "NOTES_OTHER_KEY": NORTH,
            "NOTES_OTHER_USERNAME": NORA,
        },
        capture_output=True,
        text=True,
        check=True,
    )

    assert row.rule.id == "N-SCOPE-01"
    assert any(line.startswith("NOTES_TOKEN=$(curl ") and "/sign-in" in line for line in lines)
    assert any("Bearer $NOTES_OTHER_TOKEN" in line for line in lines)
    assert done.stderr == ""
    assert done.stdout.count("\n200\n") >= 1


def test_a_check_of_tokens_has_a_reproducer_that_takes_them(good: Judging) -> None:
    body = {"username": ANNA, "password": PASSWORD}
    with good.running() as run:
        target = run.target
        token = target.call("sign_in", key=None, body=body).json["token"]
        shown = target.call("list_notes", authorization=f"Bearer {token}")

    finding = Finding("N-KEY-01", "401", "200", (shown,), shown)
    script = Script(Place(target.base_url), target.keys, target.trail)
    lines = script.lines(finding, plan(finding, target.trail))

    assert [line for line in lines if token in line or PASSWORD in line] == []
    assert lines[-4].startswith("ANSWER1=$(curl ")
    assert lines[-3] == "ID1=$(printf '%s' \"$ANSWER1\" | pick token)"
    assert '"Authorization: Bearer $ID1"' in lines[-2]


def test_json_of_a_key_with_quotes_is_what_a_shell_makes(good: Judging) -> None:
    odd = 'quo"te\\back'
    with good.running(keys={**KEYS, "key": odd}) as run:
        request = run.target.sessions.request("key")  # type: ignore[union-attr]  # it signs in
        (expression,) = (
            shell for text, shell in run.target.keys.expressions.items() if text == r"quo\"te\\back"
        )
    made = subprocess.run(
        ["sh", "-c", f'printf %s "{expression}"'],
        env={"PATH": os.environ["PATH"], "NOTES_KEY": odd},
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(request.body or b"")["password"] == odd
    assert made.stdout == r"quo\"te\\back"
