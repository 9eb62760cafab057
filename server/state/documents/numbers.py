"""Numbers the rows of a table in the order in which they came; no number is given twice."""

from collections.abc import Mapping

from understudy.server.state.storage.rows import Doc


class Numbers:
    """Watches a table; what is stored anew, such as by a reset, gets new numbers."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._last = 0

    def __getitem__(self, key: str) -> int:
        return self._numbers[key]

    def change(self, key: str, before: Doc | None, after: Doc | None) -> None:
        """Follow one row from what it was to what it is."""
        if after is None:
            self._numbers.pop(key, None)
        elif key not in self._numbers:
            self._last += 1
            self._numbers[key] = self._last

    def rebuild(self, rows: Mapping[str, Doc]) -> None:
        """Begin anew with these rows; the numbers go on, so that no cursor means another row."""
        self._numbers.clear()
        for key, row in rows.items():
            self.change(key, None, row)
