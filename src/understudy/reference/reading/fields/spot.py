"""Where on a page a field stands: its anchor, how its path is written, how a refusal names it."""

import re
from dataclasses import dataclass, replace

from understudy.reference.reading.model import Where

NO_ANCHOR = re.compile(r"\W+")


@dataclass(frozen=True)
class Spot:
    """The place of a field: `page` is that of the whole in words ("body", "answer 201").

    `path` is how a reader writes it (`dates[].label`), `told` how the stand-in does in a refusal
    (`dates[0].label`), where it `is_told` what is wrong there. `is_text` where what is sent is
    text, as in paths, queries and forms.
    """

    where: Where
    page: str
    anchor: str
    path: str = ""
    told: str = ""
    is_text: bool = False
    is_told: bool = True

    @property
    def words(self) -> str:
        """The place in words: "body `dates[].label`"."""
        return f"{self.page} `{self.path}`" if self.path else self.page

    def field(self, name: str, told: str | None = None) -> "Spot":
        """Return the place of a field in it."""
        return replace(
            self,
            anchor=anchored(self.anchor, name),
            path=f"{self.path}.{name}".lstrip("."),
            told=f"{self.told}.{name if told is None else told}".lstrip("."),
        )

    def item(self) -> "Spot":
        """Return the place of what an array holds, which shares its anchor."""
        return replace(self, path=f"{self.path}[]", told=f"{self.told}[0]")

    def value(self) -> "Spot":
        """Return the place of what a map holds under any name."""
        return replace(self.field("<name>"), anchor=anchored(self.anchor, "any"))

    def other(self, way: str) -> "Spot":
        """Return the place of what stands there instead."""
        return replace(self, anchor=anchored(self.anchor, way))

    def choice(self, number: int) -> "Spot":
        """Return the place of a form that it may have; no refusal tells which it should have."""
        return replace(self.other(f"choice-{number}"), is_told=False)


def anchored(anchor: str, name: str) -> str:
    """Return the anchor of a name below another one."""
    own = NO_ANCHOR.sub("-", name).strip("-") or name.encode().hex()
    return "-".join(each for each in (anchor, own) if each)
