"""The cyclic collector keeps out of the way of a process that serves."""

import json
import subprocess
import sys

ASK = "import gc, json; from understudy.cli.serving import collector; "
FACTS = "print(json.dumps([gc.isenabled(), gc.get_freeze_count() > 0, gc.get_threshold()]))"


def after(statements: str) -> list[object]:
    """Return whether it runs, whether something is left alone, and how seldom it looks."""
    # In a process of its own: it is one setting for all that runs in one.
    done = subprocess.run(
        [sys.executable, "-c", ASK + statements + FACTS], capture_output=True, check=True
    )
    facts: list[object] = json.loads(done.stdout)
    return facts


def test_nothing_is_collected_while_a_start_makes_what_stays() -> None:
    enabled, *_ = after("p = collector.paused(); p.__enter__(); ")
    assert enabled is False


def test_a_pause_ends_and_what_was_made_in_it_is_left_alone() -> None:
    enabled, is_frozen, _ = after("p = collector.paused(); p.__enter__(); p.__exit__(*[None]*3); ")
    assert (enabled, is_frozen) == (True, True)


def test_a_start_that_fails_ends_the_pause() -> None:
    failing = "exec('try:\\n with collector.paused(): 1/0\\nexcept ZeroDivisionError: pass'); "
    assert after(failing)[0] is True


def test_a_server_that_has_started_looks_seldom() -> None:
    enabled, is_frozen, thresholds = after("collector.settle(); ")
    assert (enabled, is_frozen) == (True, True)
    assert thresholds == [50_000, 5, 200]
