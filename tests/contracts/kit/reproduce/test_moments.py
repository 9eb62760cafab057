"""What was sent at the same moment is sent so again: in a replay, and in the lines of a shell."""

from typing import Any

from tests.contracts.kit.shells import paste
from tests.contracts.kit.talk.test_concurrency import notes, running
from tests.contracts.kit.toy.app import Notes

from understudy.contracts.kit.judge.finding import Finding
from understudy.contracts.kit.reproduce.allowance import Allowance
from understudy.contracts.kit.reproduce.replay import Replay
from understudy.contracts.kit.reproduce.reproducer import Place, Script
from understudy.contracts.kit.reproduce.steps import plan
from understudy.contracts.kit.reproduce.trial import Certainty


def found(run: Any) -> Finding:
    """Return a finding that two notes made at once show, and one of them when it is read."""
    made = run.kit.together(*notes(run, "a", "b"))
    read = run.kit.call("get_note", {"noteId": made[1].json["id"]})
    return Finding("N-MAKE-01", "nothing", "a note", (*made, read), read, again=lambda _: True)


def test_a_shell_sends_them_with_an_ampersand_and_waits(service: Notes) -> None:
    with running(service) as (run, served):
        finding = found(run)
        script = Script(Place(served.url), run.target.keys, run.target.trail)
        lines = script.lines(finding, plan(finding, run.target.trail))
        printed = paste(lines)

    assert [line[-2:] for line in lines if "/notes" in line and "POST" in line] == [" &", " &"]
    assert lines.count("wait") == 1
    assert printed.count("\n201\n") == 2
    assert printed.endswith("\n200\n")


def test_a_replay_sends_them_together(service: Notes) -> None:
    with running(service) as (run, served):
        replay = Replay(run.target, found(run))
        before = len(set(served.ports))

        replay.begin(Allowance(50, 50, ()))

    assert replay.certainty is Certainty.TIMES
    assert len(set(served.ports)) > before + 2
