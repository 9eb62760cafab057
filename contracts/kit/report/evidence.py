"""What shows that a rule is broken: one request and its answer, fit to print."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from understudy.contracts.kit.judge.finding import Finding
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.operations import Operation

LONGEST_BODY = 4_000
# A session of the deployment is as good as a key, and no keyring knows it.
SESSIONS = ("set-cookie",)
Mask = Callable[[str], str]


@dataclass(frozen=True)
class Message:
    """One side of an exchange: its first line, its headers, its body set out for reading."""

    line: str
    headers: tuple[tuple[str, str], ...]
    body: str


@dataclass(frozen=True)
class Evidence:
    """The exchange that shows a finding, without any key.

    `operation` is the documented call; None where it was none. `status` is that of the answer;
    `expected` and `got` are the finding's own words.
    """

    operation: Operation | None
    status: int
    expected: str
    got: str
    asked: Message
    answered: Message

    @property
    def place(self) -> tuple[str | None, int]:
        """The operation's id, and the status of the answer."""
        return self.operation.id if self.operation else None, self.status


def evidence_of(finding: Finding, operations: Mapping[str, Operation], mask: Mask) -> Evidence:
    """Return what shows a finding; `mask` takes the keys out of a text."""
    shown = finding.shown
    return Evidence(
        operation=operations.get(shown.operation or ""),
        status=shown.status,
        expected=_printable(mask(finding.expected)),
        got=_printable(mask(finding.got)),
        asked=_asked(shown, mask),
        answered=_answered(shown, mask),
    )


def _asked(shown: Exchange, mask: Mask) -> Message:
    request = shown.request
    body = _body((request.body or b"").decode("utf-8", "replace"), mask)
    return Message(_printable(mask(request.line)), _headers(request.headers, mask), body)


def _answered(shown: Exchange, mask: Mask) -> Message:
    body = _body(shown.text, mask)
    return Message(str(shown.status), _headers(shown.headers.items(), mask), body)


def _headers(headers: Iterable[tuple[str, str]], mask: Mask) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_printable(name), "..." if name.lower() in SESSIONS else _printable(mask(value)))
        for name, value in headers
    )


def _body(text: str, mask: Mask) -> str:
    # What an escape hides shows once it is set out, so the keys are taken out last.
    shown = _printable(mask(_indented(text)))
    if len(shown) <= LONGEST_BODY:
        return shown
    return f"{shown[:LONGEST_BODY]}\n... and {len(shown) - LONGEST_BODY} more characters"


def _indented(text: str) -> str:
    """Return JSON line by line, where nothing but its white space changes."""
    try:
        lines = json.dumps(json.loads(text), indent=2, ensure_ascii=False)
    except (ValueError, RecursionError):
        return text
    return lines if "".join(lines.split()) == "".join(text.split()) else text


def _printable(text: str) -> str:
    return "".join(
        each if each.isprintable() or each == "\n" else "\N{REPLACEMENT CHARACTER}" for each in text
    )
