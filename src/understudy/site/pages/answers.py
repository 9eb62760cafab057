"""The answers of an operation: each status with its fields, and what was recorded of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from understudy.reference.reading.model import Answer, Content, Example, Operation
from understudy.site.pages.refused import Refused
from understudy.site.recording.model import LeftOut, Recorded, Unreached

# So many bodies of refused fields show how all of them look.
IN_FULL = 4


@dataclass(frozen=True)
class Case:
    """An answer word for word, with each way that was found to provoke it."""

    causes: tuple[str, ...]
    body: str
    language: str
    left_out: tuple[LeftOut, ...]
    settings: tuple[str, ...]
    at_field: bool


@dataclass(frozen=True)
class Shown:
    """A documented status as a page shows it; `unreached` says why nothing was recorded of it.

    `told_above` counts the bodies that are left out, whose texts stand at the fields.
    """

    answer: Answer
    cases: tuple[Case, ...]
    examples: tuple[Example, ...]
    unreached: str
    told_above: int = 0

    @property
    def tone(self) -> str:
        """The class of its colour."""
        return f"c{self.answer.status[0]}"


def shown_answers(
    operation: Operation,
    recorded: Iterable[Recorded],
    unreached: Iterable[Unreached],
    refused: Mapping[str, tuple[Refused, ...]],
) -> tuple[Shown, ...]:
    """Return every documented status in the order of the spec.

    `refused` are the texts that stand at the fields which they are about.
    """
    all_recorded = tuple(recorded)
    reasons = {each.status: each.reason for each in unreached}
    return tuple(
        _shown(answer, all_recorded, reasons.get(answer.status, ""), refused)
        for answer in operation.answers
    )


def language_of(body: str) -> str:
    """Return the language in which a body is coloured."""
    return "json" if body[:1] in "{[" and body else ""


def settings_of(recorded: Recorded) -> tuple[str, ...]:
    """Return each setting that a recording needs, as `profile=observed`."""
    return tuple(f"{name}={value}" for name, value in recorded.settings.items())


def _shown(
    answer: Answer,
    recorded: tuple[Recorded, ...],
    reason: str,
    refused: Mapping[str, tuple[Refused, ...]],
) -> Shown:
    own = [each for each in recorded if str(each.status) == answer.status]
    # The first success stands beside the text, with its sample.
    told = own if not answer.is_success else [each for each in own if each is not recorded[0]]
    cases = _cases(told, {text.text for texts in refused.values() for text in texts})
    above = [each for each in cases if each.at_field][IN_FULL:]
    kept = tuple(each for each in cases if each not in above)
    return Shown(answer, kept, tuple(_examples(answer, own)), reason, len(above))


def _cases(recorded: list[Recorded], at_fields: set[str]) -> tuple[Case, ...]:
    grouped: dict[tuple[str, tuple[str, ...]], list[Recorded]] = {}
    for each in recorded:
        grouped.setdefault((each.shown, settings_of(each)), []).append(each)
    return tuple(
        Case(
            tuple(dict.fromkeys(each.cause for each in alike if each.cause)),
            _short(body),
            language_of(body),
            alike[0].left_out,
            settings,
            alike[0].is_error and alike[0].message in at_fields,
        )
        for (body, settings), alike in grouped.items()
    )


def _short(body: str) -> str:
    """Return a small object on one line, as one reads an error."""
    line = " ".join(part.strip() for part in body.splitlines())
    line = line.replace("{ ", "{").replace(" }", "}").replace("[ ", "[").replace(" ]", "]")
    return line if len(line) <= 140 else body


def _examples(answer: Answer, recorded: list[Recorded]) -> Iterable[Example]:
    """Yield the examples of a success that no recording shows.

    Those of errors are shared between operations, and tell of other ones.
    """
    if not answer.is_success:
        return
    seen: list[Any] = [each.shown for each in recorded]
    for content in _contents(answer):
        for example in content.examples:
            if example.value not in seen:
                seen.append(example.value)
                yield example


def _contents(answer: Answer) -> Iterable[Content]:
    for content in answer.contents:
        yield content
        if content.instead:
            yield content.instead
