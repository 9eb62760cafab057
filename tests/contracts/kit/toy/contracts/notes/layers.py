"""The notes service's property tests and model."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from understudy.contracts.kit.judge.context import Kit
from understudy.contracts.kit.layers.machine import Tape, drive
from understudy.contracts.kit.layers.properties import Exploration, explore


def properties(kit: Kit[Any]) -> None:
    params = {"noteId": kit.stage.note("key") if kit.may_write else "n_0001"}
    explore(kit, Exploration(4, params, "N-SHAPE-01", sparing=("create_note",)))


class Model(RuleBasedStateMachine):
    def __init__(self, tape: Tape) -> None:
        super().__init__()
        self.tape = tape
        self.note = tape.kit.stage.note("key")
        self.text: str | None = None

    @rule(text=st.text("abc", min_size=1, max_size=5))
    def change(self, text: str) -> None:
        self.tape.kit.call("update_note", {"noteId": self.note}, body={"text": text}, expect=200)
        self.text = text

    @rule()
    def read(self) -> None:
        read = self.tape.kit.call("get_note", {"noteId": self.note}, expect=200)
        is_kept = self.text in (None, read.json["text"])
        self.tape.check(is_kept, "N-MAKE-01", str(self.text), read.brief, read)


def model(kit: Kit[Any]) -> None:
    drive(kit, Model, examples=5, steps=5)
