"""The mock of Planado passes its own judge, in the strictest run there is, in every profile."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.judge.verifying import Verdict, verify
from tests.ports import free_port

from understudy.contracts.kit.run.choice import judged_by
from understudy.testing import Understudy

CONTRACT = judged_by("/", "planado").contract

KEYS = {
    "KEY": "pl-brightline-test-key",
    "OTHER_KEY": "pl-nordwind-test-key",
    "REVOKED_KEY": "pl-brightline-old-key",
}
ACCOUNT = "acc_brightline"
STRICT = ("--strict", "--deep", "--require-all")


@contextmanager
def in_a_hurry(mock: Understudy) -> Iterator[None]:
    """Let a virtual half day pass again and again, so that a week of retries takes seconds."""
    is_over = threading.Event()

    def hurry() -> None:
        while not is_over.wait(0.1):
            mock.clock.advance("12h")

    thread = threading.Thread(target=hurry)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


def listening(mock: Understudy) -> int:
    """Have the account's events sent to a free port, and return it."""
    port = free_port()
    for webhook in mock.webhooks.list(api="planado"):
        mock.webhooks.remove(webhook)
    mock.webhooks.add("planado", ACCOUNT, f"http://127.0.0.1:{port}/", secret="open sesame")
    return port


def judged(profile: str, folder: Path, *options: str) -> Verdict:
    """Return what a run comes to against the mock in a profile."""
    with Understudy(settings=(f"planado.profile={profile}",)) as mock:
        hook = f"--need=hook_listen={listening(mock)}"
        with in_a_hurry(mock):
            return verify(mock.url("planado"), folder, *options, hook, keys=KEYS, given={})


def told(verdict: Verdict, rule: str) -> str:
    """Return what a report says of a rule."""
    return next(str(each["why"]) for each in verdict.report["rules"] if each["id"] == rule)


def test_the_mock_keeps_every_rule_of_a_quick_run(tmp_path: Path) -> None:
    verdict = judged("both", tmp_path, "--strict", "--quick")

    every_rule = {rule["id"] for rule in verdict.report["rules"]}
    deeper = {rule for rule in every_rule if CONTRACT.left_to_deeper(rule, "quick")}
    assert verdict.code == 0, verdict.printed
    assert verdict.rules("kept") == every_rule - deeper


@pytest.mark.long
@pytest.mark.parametrize(
    ("profile", "needs", "headers"),
    [
        ("classic", ("--need=profile=classic",), "X-Planado-API-Key: KEY"),
        ("current", ("--need=profile=current",), "Authorization: Bearer KEY"),
        ("both", (), "X-Planado-API-Key: KEY and in Authorization: Bearer KEY"),
    ],
)
def test_the_mock_keeps_every_rule_at_strict_deep_require_all(
    tmp_path: Path, profile: str, needs: tuple[str, ...], headers: str
) -> None:
    verdict = judged(profile, tmp_path, *STRICT, *needs)

    assert verdict.code == 0, verdict.printed
    assert verdict.rules("kept") == {rule["id"] for rule in verdict.report["rules"]}
    assert told(verdict, "PL-PROF-01") == f"a key is taken in {headers}"


@pytest.mark.long
def test_what_clients_have_met_keeps_the_documentation_but_for_a_shape_that_weighs_nothing(
    tmp_path: Path,
) -> None:
    verdict = judged("observed", tmp_path, *STRICT)

    assert verdict.code == 0, verdict.printed
    assert verdict.rules("kept") | {"PL-SHAPE-01"} == {
        rule["id"] for rule in verdict.report["rules"]
    }
    # No page shows a success without a body, and clients count it as one.
    assert "204 with an empty body" in told(verdict, "PL-SHAPE-01")


def test_a_second_run_with_the_same_seed_accuses_nobody(tmp_path: Path) -> None:
    options = ("--quick", "--rule=PL-UPSERT-01", "--rule=PL-LIMIT-01")
    with Understudy(apis=("planado",)) as mock:
        first, second = (
            verify(mock.url("planado"), tmp_path, *options, keys=KEYS, given={}) for _ in range(2)
        )

    assert first.rules("kept") == {"PL-UPSERT-01", "PL-LIMIT-01"}
    assert second.rules("broken") == set()
    assert "an earlier run with this seed was here; pass another --seed" in second.printed
