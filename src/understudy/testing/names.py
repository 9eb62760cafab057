"""Names that a test gives: what is misspelled is told with those that there are."""

from collections.abc import Iterable


def refuse_unknown(given: Iterable[str], known: Iterable[str], call: str) -> None:
    """Raise TypeError, as Python does, for the first keyword that a call does not take."""
    names = [*known]
    for name in given:
        if name not in names:
            there = there_are(names, name)
            raise TypeError(f"{call} got an unexpected keyword argument {name!r}; {there}")


def there_are(names: Iterable[str], name: str) -> str:
    """Return the names that there are, and which of them another one was meant to be."""
    # Seldom is something misspelled: only then is it paid for.
    from difflib import get_close_matches

    known = [*names]
    near = get_close_matches(name, known, n=1)
    meant = f"; did you mean {near[0]}?" if near else ""
    return f"there are: {', '.join(known) or '(none)'}{meant}"
