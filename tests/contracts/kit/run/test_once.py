"""What may not come twice, and what the target sends of its own accord, in reproducers."""

import threading
import time

import httpx
from tests.contracts.kit.judging import run_of
from tests.contracts.kit.shells import paste
from tests.contracts.kit.toy.app import Notes
from tests.contracts.kit.toy.serving import serving
from tests.ports import free_port

from understudy.contracts.kit.judge.finding import Finding
from understudy.contracts.kit.reproduce.allowance import Allowance
from understudy.contracts.kit.reproduce.replay import Replay
from understudy.contracts.kit.reproduce.reproducer import Place, Script
from understudy.contracts.kit.reproduce.steps import plan
from understudy.contracts.kit.run.run import Run
from understudy.contracts.kit.talk.exchange import Exchange


def made_once(run: Run) -> tuple[str, Exchange]:
    text = run.kit.once(f"understudy-{run.seed.run_id}-note")
    return text, run.target.call("create_note", body={"text": text})


def script(run: Run, finding: Finding, url: str) -> list[str]:
    trail = run.target.trail
    return Script(Place(url), run.target.keys, trail).lines(finding, plan(finding, trail))


def test_what_may_not_come_twice_is_another_one_when_it_is_repeated(service: Notes) -> None:
    run = run_of(service)
    text, made = made_once(run)

    Replay(run.target, Finding("N-MAKE-01", "201", "200", (made,), made)).begin(Allowance(9, 9, ()))

    texts = [note["text"] for note in service.new.values()]
    assert texts[0] == text
    assert len(texts) > 1
    assert len(set(texts)) == len(texts)
    assert {len(each) for each in texts} == {len(text)}


def test_a_script_makes_another_one_each_second(service: Notes) -> None:
    run = run_of(service)
    text, made = made_once(run)
    with serving(service) as served:
        lines = script(run, Finding("N-MAKE-01", "201", "200", (made,), made), served.url)
        printed = paste(lines)

    assert "RUN=$(date +%d%H%M%S)" in lines
    assert text not in printed
    assert '"text":"understudy-' in printed


def test_a_script_shows_what_is_sent_to_its_port(service: Notes) -> None:
    run, port = run_of(service), free_port()
    made = run.target.call("create_note", body={"text": "x"})
    finding = Finding("N-MAKE-01", "a delivery", "none", (made,), made, receives=port)

    def announce() -> None:
        for _ in range(100):
            try:
                httpx.post(f"http://127.0.0.1:{port}/", content=b"it changed", trust_env=False)
                return
            except httpx.TransportError:
                time.sleep(0.05)

    thread = threading.Thread(target=announce)
    thread.start()
    with serving(service) as served:
        printed = paste(["WAIT=1", *script(run, finding, served.url)])
    thread.join()

    assert "it changed" in printed
    assert "201" in printed
