"""Numbers for things: MSPDI names everything by a whole number, other formats as they like."""

from collections.abc import Iterable


class Numbers:
    """The numbers of things of one kind; a number that a thing has already stays."""

    def __init__(self, names: Iterable[str], taken: Iterable[str] = ()) -> None:
        self._taken = {*taken, "0"}
        self._numbers: dict[str, str] = {}
        every = [*names]
        # 0 is the project's own task, and nobody's resource.
        kept = [name for name in every if _is_number(name) and name not in self._taken]
        self._numbers = dict(zip(kept, kept, strict=True))
        last = max((int(each) for each in (*kept, *self._taken) if _is_number(each)), default=0)
        for name in every:
            if name not in self._numbers:
                last += 1
                self._numbers[name] = str(last)

    def of(self, name: str | None) -> str | None:
        """Return the number of a thing, None of one that is not there."""
        return None if name is None else self._numbers.get(name)

    @property
    def every(self) -> Iterable[str]:
        """Return the numbers that are taken."""
        return self._numbers.values()


def _is_number(name: str) -> bool:
    return name.isascii() and name.isdecimal() and len(name) < 10 and str(int(name)) == name
