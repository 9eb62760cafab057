"""Defects that any API can have, and the words in which rows say what a defect does.

An API tells its facts once, in `facts.py`, and names those that it has, each with the rules that
should notice it:

```python
has = library_of(Facts(named=lambda call: call.params.get("roomId", ""), prefix="rk_"))

junk = Defects("junk")
junk.add(
    has("junk-bom-crashes").breaks("R-STATUS-03", layer="more"),
    has("auth-key-in-query").named("auth-key-in-url").says("...").breaks("R-AUTH-01"),
    row("things-title-cut", "A title is cut after 20 characters.")  # one of its own
    .at("records.kept", turned("title", lambda text: text[:20]))
    .breaks("R-BACK-01"),
)
```

What takes more than a line is a function that is decorated: `@junk.defect(id, sentence, at=...,
rules=...)`. The library stands at the points that every reference has of the skeleton.
"""

from collections.abc import Callable

from tests.mutants.library import (
    auth,
    auth_keys,
    concurrency,
    envelope,
    junk,
    permitted,
    status,
    tenancy,
)
from tests.mutants.library.facts import Facts
from tests.mutants.library.rows import Row

ROOMS = (auth, auth_keys, tenancy, status, envelope, junk, concurrency, permitted)


def library_of(facts: Facts) -> Callable[[str], Row]:
    """Return what gives each row of the library by its id, for an API of these facts.

    KeyError where the library has none of this id.
    """
    rows = {row.id: row for room in ROOMS for row in room.rows(facts)}
    return rows.__getitem__
