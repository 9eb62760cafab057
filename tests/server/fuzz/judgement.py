"""What is wrong with what a server sent on one connection."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from tests.server.fuzz.answers import Answer, Garbled, answers_of
from tests.server.fuzz.asked import Asked, Verdict, read
from tests.server.fuzz.places import Places
from tests.server.fuzz.promises import REFUSED, promise_of

OWED = (Verdict.GOOD, Verdict.ODD, Verdict.BAD)


class End(Enum):
    """How a connection ended."""

    CLOSED = "the server closed it"
    RESET = "the server reset it"
    LEFT = "all answers were there, and the client left"
    HUNG = "nothing came for too long"


@dataclass(frozen=True)
class Heard:
    """What came back on a connection, and how it ended."""

    octets: bytes
    end: End


def owed(asked: Sequence[Asked]) -> int:
    """Return how many answers there must be."""
    return sum(each.verdict in OWED and each.is_certain for each in asked)


def complaints(octets: bytes, heard: Heard, places: Places) -> list[str]:
    """Return what is wrong with what came back for these bytes."""
    asked = read(octets)
    if heard.end is End.HUNG:
        return [f"hangs: {owed(asked)} answers owed; heard {heard.octets[-200:]!r}"]
    try:
        # Of what follows an odd request, not even the methods are known.
        most = len(asked) if asked and asked[-1].verdict is Verdict.ODD else None
        answers, rest = answers_of(heard.octets, [each.method for each in asked], most)
    except Garbled as garbled:
        return [str(garbled)]
    found = [*of_numbers(asked, answers, rest)]
    for place, (each, answer) in enumerate(zip(asked, answers, strict=False)):
        found += [f"request {place}: {text}" for text in of_answer(each, answer, places)]
    return found


def of_numbers(asked: Sequence[Asked], answers: Sequence[Answer], rest: bytes) -> Iterator[str]:
    """Yield what is wrong with how many answers there are."""
    if len(answers) < owed(asked):
        missing = asked[len(answers)]  # those that are owed come first
        yield f"no answer to request {len(answers)}, which is {missing.verdict.name} {missing.why}"
    # Where an odd request ends is not known, and so neither is what comes after it.
    if asked and asked[-1].verdict is Verdict.ODD:
        return
    if len(answers) > len(asked):
        yield f"{len(answers)} answers to {len(asked)} requests"
    # What is answered in parts is cut off where its request breaks off.
    is_cut_off = bool(asked) and asked[-1].verdict is Verdict.PART and len(answers) < len(asked)
    if rest and not is_cut_off:
        yield f"after the answers: {rest[:200]!r}"


def of_answer(asked: Asked, answer: Answer, places: Places) -> Iterator[str]:
    """Yield what is wrong with an answer."""
    if asked.names_its_target:
        yield from places.misfits(asked.method, asked.target, answer)
    if answer.status >= 500:
        yield f"{answer.status}: {answer.body[:200]!r}"
    if asked.verdict is Verdict.BAD and not 400 <= answer.status < 500:
        yield f"{answer.status} to what must be refused: {asked.why}"
    if asked.verdict is Verdict.GOOD and any(text in answer.body for text in REFUSED):
        yield f"refused although it is well-formed: {answer.body[:200]!r}"
    promise = promise_of(asked)
    if promise and answer.status != promise.status:
        yield f"{answer.status} instead of {promise.status}: {answer.body[:200]!r}"
    elif promise and asked.method != b"HEAD" and promise.echo not in answer.body:
        yield f"answers another request than {promise.echo!r}: {answer.body[:200]!r}"
