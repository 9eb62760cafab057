"""What must hold of any answer, and of the other organization's answer to the same call."""

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.probes.pairs import Pair
from understudy.contracts.kit.probes.table import Resource
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OTHER
from understudy.contracts.kit.talk.sending import Sending
from understudy.contracts.productionplanner.reading import entry, record_of
from understudy.contracts.productionplanner.table import (
    OTHER_CREATIONS,
    WRITES,
    params,
)
from understudy.contracts.productionplanner.typing import Kit
from understudy.contracts.productionplanner.validity import is_documented

# Of other texts and numbers, the documentation leaves open how they are kept.
PLAIN = re.compile(r"[A-Za-z0-9]([A-Za-z0-9 .,_-]{0,58}[A-Za-z0-9])?")
LARGEST = 1_000_000
CHANGEABLE = ("name", "description", "totalBudget", "budgetCurrency")


@dataclass
class Afterwards:
    """Judges each answer; of each call and status, the first few in full."""

    kit: Kit
    most: int
    _seen: Counter[tuple[str, int]] = field(default_factory=Counter, init=False)

    def __call__(self, answer: Exchange) -> None:
        """Judge one answer."""
        operation = answer.operation or ""
        body = _sent(answer)
        write = WRITES.get(operation)
        if write is not None and isinstance(body, dict):
            self._judge_required(answer, write, body)
        self._seen[operation, answer.status] += 1
        if self._seen[operation, answer.status] > self.most:
            return
        if write is not None and answer.is_success and is_documented(write.create, body):
            self._judge_kept(answer, write, body)
        if "projectId" in answer.request.params and OTHER in self.kit.keys:
            self._judge_scope(answer)

    def _judge_required(self, answer: Exchange, write: Resource, body: dict[str, Any]) -> None:
        lacking = [name for name in write.required if name not in body]
        if lacking:
            expected = f"400, because {lacking[0]} is missing"
            self._judge("PP-STATUS-04", answer.status == 400, expected, answer)

    def _judge_kept(self, answer: Exchange, write: Resource, body: dict[str, Any]) -> None:
        if write.create in OTHER_CREATIONS and _is_plain(body.get(write.naming)):
            read = self.kit.call(write.listed, answer.request.params)
            name = body[write.naming]
            is_there = entry(read, write.naming, name) is not None
            self._judge("PP-BACK-01", is_there, f'"{name}" in the list', answer, read)
        if write.create == "update_project":
            read = self.kit.call("get_project", answer.request.params)
            for name in CHANGEABLE:
                if _is_plain(body.get(name)):
                    is_kept = record_of(read).get(name) == body[name]
                    expected = f'"{name}": {json.dumps(body[name])}'
                    self._judge("PP-PATCH-01", is_kept, expected, answer, read)

    def _judge_scope(self, answer: Exchange) -> None:
        if answer.status not in (200, 201, 400):
            return
        project = answer.request.params["projectId"]
        foreign = self._repeat(answer, project)
        if answer.is_success:
            self._judge("PP-SCOPE-02", foreign.status == 404, "404", foreign)
        asks = [
            partial(self._repeat, answer, each) for each in (project, self.kit.near_id(project))
        ]
        pair = Pair(foreign, asks[1](), *asks)
        with self.kit.example(foreign, pair.unknown, rule="PP-SCOPE-04"):
            pair.check_alike(self.kit.stage.foreign.volatile)

    def _repeat(self, answer: Exchange, project: str) -> Exchange:
        """Send the same with the other organization's key."""
        request = answer.request
        kept = {name: value for name, value in request.headers if name == "Content-Type"}
        how: Sending = {"key": OTHER, "raw": request.body, "headers": kept}
        place = params(project, request.params.get("date", ""))
        return self.kit.call(answer.operation or "", place, **how)

    def _judge(self, rule: str, is_kept: bool, expected: str, *evidence: Exchange) -> None:
        with self.kit.example(*evidence, rule=rule):
            if not is_kept:
                raise Broken(expected, evidence[-1].brief, *evidence)


def _sent(answer: Exchange) -> Any:
    """Return the JSON that was sent; None where it was sent as something else."""
    kinds = [value for name, value in answer.request.headers if name == "Content-Type"]
    if kinds != ["application/json"]:
        return None
    try:
        return json.loads(answer.request.body or b"null")
    except ValueError:
        return None


def _is_plain(value: Any) -> bool:
    if isinstance(value, str):
        return PLAIN.fullmatch(value) is not None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return 0 < value < LARGEST and value == round(value, 2)
