"""The clock of a stand-in on this machine, which its control plane moves and puts back."""

import json
import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from math import ceil
from typing import Any

from understudy.contracts.kit.talk.exchange import Exchange, Request
from understudy.contracts.kit.talk.stop import Unmet
from understudy.contracts.kit.talk.target import Target

# A space is a stand-in of its own, with a control plane below its prefix.
SPACE = re.compile(r"/_understudy/spaces/[^/]+")


@dataclass
class StandInClock:
    """Moves the clock of the stand-in that a target is, if it is one."""

    target: Target
    _before: dict[str, Any] | None = field(default=None, init=False)
    _is_moved: bool = field(default=False, init=False)

    @property
    def is_there(self) -> bool:
        """Whether the target has such a clock; a failed look means no."""
        return self._read() is not None

    def advance(self, seconds: float) -> Exchange:
        """Move it forwards; Unmet where it does not move. The exchange is evidence of a run."""
        if self._before is None:
            self._before = self._read()
        body = {"advance": f"{ceil(seconds)}s"}
        return self.target.send(
            "POST", self._url, key=None, body=body, is_documented=False, expect=200
        )

    def seen(self, exchange: Exchange) -> None:
        """Note that an exchange moved it, as reproducers that are tried out do."""
        if exchange.method == "POST" and exchange.request.path == self._url:
            self._is_moved = True

    def put_back(self) -> None:
        """Let it show again what it would without the moves; nothing where there were none."""
        if not self._is_moved or self._before is None:
            return
        self._is_moved = False
        for move in _moves_back(self._before, self.target.clock.now()):
            self._send("POST", move)

    def _read(self) -> dict[str, Any] | None:
        try:
            answer = self._send("GET", None)
        except Unmet:
            return None
        shown = answer.json
        is_clock = answer.status == 200 and isinstance(shown, dict) and "now" in shown
        return {**shown, "seen": self.target.clock.now()} if is_clock else None

    def _send(self, method: str, body: dict[str, Any] | None) -> Exchange:
        data = None if body is None else json.dumps(body).encode()
        headers = () if data is None else (("Content-Type", "application/json"),)
        return self.target.aside(Request(method, self._url, headers, data))

    @cached_property
    def _url(self) -> str:
        space = SPACE.match(self.target.base.path)
        return self.target.root(f"{space[0] if space else ''}/_understudy/clock")


def _moves_back(before: dict[str, Any], now: datetime) -> list[dict[str, Any]]:
    """Return the moves that bring back a clock: one that stood, or ran ahead of this machine's."""
    if before.get("frozen"):
        return [{"freeze": before["now"]}]
    ahead = (datetime.fromisoformat(before["now"]) - before["seen"]).total_seconds()
    # It only moves forwards from the time of this machine, which may differ by what a call takes.
    return [{"real": True}, *([{"advance": f"{ahead:.0f}s"}] if ahead > 1 else [])]
