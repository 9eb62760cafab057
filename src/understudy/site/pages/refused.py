"""The exact words with which a field is refused, as they were recorded, at the field's anchor."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from understudy.reference.reading.model import Field, Operation
from understudy.site.recording.model import Recorded


@dataclass(frozen=True)
class Refused:
    """A text that refuses a field, and what was sent to provoke it: "left out"."""

    text: str
    causes: tuple[str, ...]


def refused_fields(
    operation: Operation, recorded: Iterable[Recorded]
) -> Mapping[str, tuple[Refused, ...]]:
    """Return what refuses each field of a request, by the field's anchor.

    The spec tells of all causes, in words that lack what an API puts in front of them; a recording
    has the whole text.
    """
    said = tuple(dict.fromkeys(each.message for each in recorded if each.is_error))
    found: dict[str, dict[str, list[str]]] = {}
    for field in sent_fields(operation):
        # What an array holds has the anchor of the array.
        texts = found.setdefault(field.anchor, {})
        for refusal in field.refusals:
            whole = next((each for each in said if _ends(each, refusal.text)), refusal.text)
            texts.setdefault(whole, []).append(refusal.cause)
    return {
        anchor: tuple(Refused(text, tuple(dict.fromkeys(causes))) for text, causes in texts.items())
        for anchor, texts in found.items()
        if texts
    }


def _ends(whole: str, text: str) -> bool:
    """Whether a text ends with what is said of a field, and not of one in another: `a.text ...`."""
    before = whole.removesuffix(text)
    return before != whole and not re.search(r"[\w.\]]$", before)


def sent_fields(operation: Operation) -> list[Field]:
    """Return every field of a request, those within others too."""
    bodies = operation.body.contents if operation.body else ()
    roots = (*operation.parameters, *(each.shape for each in bodies))
    return [field for root in roots for field in root.walk()]
