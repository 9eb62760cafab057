"""The lines that `make clients` prints, and whether it has passed."""

from threading import Lock

from tests.clients.trial import Outcome


class Report:
    """Counts what became of each trial; strict, a missing toolchain is a failure."""

    def __init__(self, *, is_strict: bool) -> None:
        self._is_strict = is_strict
        self._lock = Lock()  # trials end in several threads
        self._passed = self._failed = self._skipped = 0

    def tried(self, api: str, client: str, outcome: Outcome) -> None:
        """Tell of a trial."""
        with self._lock:
            is_good = not outcome.problems
            self._passed += is_good
            self._failed += not is_good
            what, word = f"{len(outcome.problems)} problems", "FAIL"
            if is_good:
                what, word = outcome.what(), "ok  "
            print(f"{word}  {api}  {client}: {what}, {outcome.seconds:.1f} s", flush=True)
            for problem in outcome.problems:
                print(f"      {problem}", flush=True)

    def not_run(self, client: str, programs: list[str]) -> None:
        """Tell of a client whose toolchain is not on this machine."""
        with self._lock:
            self._skipped += not self._is_strict
            self._failed += self._is_strict
            word = "FAIL" if self._is_strict else "skip"
            print(f"{word}  {client}: not run: {' and '.join(programs)} is not installed")

    def not_prepared(self, client: str, reason: str) -> None:
        """Tell of a client whose tools could not be installed."""
        with self._lock:
            self._failed += 1
            print(f"FAIL  {client}: not prepared: {reason}")

    def is_good(self) -> bool:
        """Whether something has passed and nothing has failed."""
        return self._passed > 0 and self._failed == 0

    def last_line(self) -> str:
        """The counts, in the words of test runners."""
        skipped = f", {self._skipped} skipped" if self._skipped else ""
        return f"clients: {self._passed} passed, {self._failed} failed{skipped}"
