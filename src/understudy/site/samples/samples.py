"""The samples of a recorded request in each language, for pages and for an OpenAPI document."""

import copy
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from understudy.reference.spec import operations_in
from understudy.site.recording.model import Recorded, Recordings
from understudy.site.samples.address import Told
from understudy.site.samples.curl import curl
from understudy.site.samples.javascript import javascript
from understudy.site.samples.model import Sample
from understudy.site.samples.python import python

LANGUAGES: tuple[tuple[str, str, Callable[[Told], str]], ...] = (
    ("curl", "curl", curl),
    ("python", "Python", python),
    ("javascript", "JavaScript", javascript),
)
# As other tools call the languages.
NAMES = {"curl": "Shell", "python": "Python", "javascript": "JavaScript"}


def samples(recorded: Recorded, recordings: Recordings) -> tuple[Sample, ...]:
    """Return a program in each language that sends a request, without a line break at its end."""
    told = Told(recorded, recordings)
    return tuple(Sample(name, title, write(told)) for name, title, write in LANGUAGES)


def with_code_samples(
    document: Mapping[str, Any], told: Mapping[str, Sequence[Sample]]
) -> dict[str, Any]:
    """Return an OpenAPI document whose operations have `x-codeSamples`: those told by their ids."""
    copied = copy.deepcopy(dict(document))
    for _, _, operation in operations_in(copied):
        name = str(operation.get("operationId"))
        if name in told:
            operation["x-codeSamples"] = [
                {"lang": NAMES[each.language], "label": each.title, "source": each.code}
                for each in told[name]
            ]
    return copied
