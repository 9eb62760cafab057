"""A place in a spec: what stands there, how it is reached, and what may stand there."""

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from typing import Any, NoReturn

from understudy.reference.references import pointed
from understudy.reference.spec import Spec, SpecError


class ReadingError(SpecError):
    """The reference cannot show what a spec says; the text has file, line, and what it is."""


@dataclass(frozen=True)
class Place:
    """A value of a spec, the keys that lead to it, and the references that led here."""

    spec: Spec
    keys: tuple[str | int, ...]
    value: Any
    references: tuple[str, ...] = ()

    @property
    def pointer(self) -> str:
        """The keys, as a text."""
        return "/".join(str(key).replace("~", "~0").replace("/", "~1") for key in self.keys)

    @property
    def name(self) -> str:
        """The name of the component that the last reference named; "" where none did."""
        return self.references[-1].rpartition("/")[2] if self.references else ""

    @property
    def is_again(self) -> bool:
        """Whether it stands within itself: a reference that led here did so before."""
        return len({*self.references}) < len(self.references)

    def refuse(self, what: str) -> NoReturn:
        """Raise ReadingError with file and line of the place."""
        raise ReadingError(f"{self.spec.place_of(self.keys)}: {what}")

    def at(self, key: str | int) -> "Place":
        """Return what stands under a key that is there."""
        return Place(self.spec, (*self.keys, key), self.value[key], self.references)

    def get(self, key: str) -> "Place | None":
        """Return what stands under a key, or None."""
        return self.at(key) if key in self.value else None

    def text(self, key: str) -> str:
        """Return the text under a key, "" where there is none."""
        said = self.value.get(key, "")
        if not isinstance(said, str):
            self.at(key).refuse(f"`{key}` is no text")
        return said.strip()

    def entries(self) -> Iterator[tuple[str, "Place"]]:
        """Yield the keys of an object, each with its place."""
        self.must_be_object()
        for key in self.value:
            yield key, self.at(key)

    def items(self) -> Iterator["Place"]:
        """Yield the items of a list."""
        if not isinstance(self.value, list):
            self.refuse("is no list")
        for index in range(len(self.value)):
            yield self.at(index)

    def must_be_object(self) -> None:
        """Refuse what is no object."""
        if not isinstance(self.value, dict):
            self.refuse("is no object")

    def only(self, known: Set[str], kind: str) -> "Place":
        """Return itself; refuse a keyword that a thing of this kind cannot have here."""
        for key, place in self.entries():
            if key not in known:
                what = "extension" if key.startswith("x-") else "keyword"
                place.refuse(f"the reference cannot show the {what} `{key}` of {kind}")
        return self

    def resolved(self) -> "Place":
        """Return itself, or what its `$ref` leads to."""
        self.must_be_object()
        if "$ref" not in self.value:
            return self
        reference = self.value["$ref"]
        if len(self.value) > 1:
            self.refuse("has keywords beside its `$ref`")
        # Who loaded the spec saw that it leads somewhere, and not only to itself.
        value, keys = pointed(self.spec.document, reference)
        return Place(self.spec, keys, value, (*self.references, reference)).resolved()


def root_of(spec: Spec) -> Place:
    """Return the whole document."""
    return Place(spec, (), spec.document)


def component_of(root: Place, name: str) -> Place:
    """Return a schema by its name, as a reference to it would lead there."""
    found = root.at("components").at("schemas").at(name)
    return replace(found, references=(f"#/{found.pointer}",))
