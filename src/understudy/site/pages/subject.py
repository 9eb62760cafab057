"""What the pages are made from: all that is known of each API, the guides, and the options."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from understudy.reference.reading.model import Operation, Reading, Rule, Shared
from understudy.site.recording.model import Recordings, Upload
from understudy.site.samples.model import Sample

PLACES = (
    ("index", "Overview and keys"),
    ("errors", "Errors"),
    ("rules", "Rules"),
    ("decisions", "Decided by us"),
    ("changes", "What changed"),
)


@dataclass(frozen=True)
class Subject:
    """One API: what its spec says, what was recorded, and its document with samples."""

    reading: Reading
    recordings: Recordings
    samples: Mapping[str, tuple[Sample, ...]]
    document: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The word that the API is called by, and its folder."""
        return self.reading.api

    @property
    def title(self) -> str:
        """Its title without the word that all of them end in."""
        return self.reading.title.removesuffix(" API")

    @cached_property
    def operations(self) -> Mapping[str, Operation]:
        """Every operation by its id."""
        return {each.id: each for each in self.reading.operations}

    @cached_property
    def objects(self) -> Mapping[str, Shared]:
        """Every object that has a page, by its name."""
        return {each.name: each for each in self.reading.objects}

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """Every rule by its id."""
        return {each.id: each for each in self.reading.rules}

    @property
    def uploads(self) -> Mapping[str, bytes]:
        """The files that its samples send, by their paths on the site."""
        sent = (cases[0].request.upload for cases in self.recordings.operations.values())
        return {self.path_of(each): each.content for each in sent if each}

    def path_of(self, upload: Upload) -> str:
        """Return where a file lies on the site."""
        return f"{self.name}/files/{upload.filename}"

    def places(self) -> list[tuple[str, str]]:
        """Return the pages beside its operations: name and title, in the order of the menu."""
        lacking = {"rules": not self.rules, "decisions": not self.reading.decisions}
        return [(name, title) for name, title in PLACES if not lacking.get(name)]
