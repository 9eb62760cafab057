"""What has changed since a former run, by the report that `verify --json` wrote of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from understudy.contracts.kit.talk.stop import WrongUse
from understudy.reference.text import in_utf8

JUDGED = ("kept", "broken")
NOT_SELECTED = "not selected"


@dataclass(frozen=True)
class Comparison:
    """The ids of the rules, and the names of the operations, that are not what they were.

    `since` is when the former run began. `not_judged` were kept or broken then, and are neither
    now; `first_judged` the other way round. A rule that one of the runs did not know is in none.
    """

    since: str
    newly_broken: tuple[str, ...] = ()
    newly_kept: tuple[str, ...] = ()
    first_judged: tuple[str, ...] = ()
    not_judged: tuple[str, ...] = ()
    newly_served: tuple[str, ...] = ()
    not_served: tuple[str, ...] = ()

    @property
    def changes(self) -> dict[str, tuple[str, ...]]:
        """What changed, by what a reader calls it; only what there is."""
        found = {
            "newly broken": self.newly_broken,
            "newly kept": self.newly_kept,
            "judged for the first time": self.first_judged,
            "not judged any more": self.not_judged,
            "newly served": self.newly_served,
            "not served any more": self.not_served,
        }
        return {name: changed for name, changed in found.items() if changed}


@dataclass(frozen=True)
class Former:
    """A former run: the status of each rule, and whether each operation succeeded."""

    api: str
    since: str
    rules: Mapping[str, str]
    served: Mapping[str, bool]

    def against(self, rules: Mapping[str, str], served: Mapping[str, bool]) -> Comparison:
        """Return what is another now, in the order of now."""

        def changed(was: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(
                rule
                for rule, status in rules.items()
                if status in now and self.rules.get(rule) in was
            )

        def turned(*, on: bool) -> tuple[str, ...]:
            return tuple(name for name in served if self._has_turned(name, served[name], on=on))

        neither = ("skipped", "untested")
        return Comparison(
            since=self.since,
            newly_broken=changed(("kept", *neither), ("broken",)),
            newly_kept=changed(("broken",), ("kept",)),
            first_judged=changed(neither, ("kept",)),
            not_judged=changed(JUDGED, neither),
            newly_served=turned(on=True),
            not_served=turned(on=False),
        )

    def _has_turned(self, name: str, is_served: bool, *, on: bool) -> bool:
        return is_served is on and self.served.get(name) is (not on)


def read_former(path: Path) -> Former:
    """Read a report of `verify --json`, also of a version that did not tell what is served."""
    try:
        return _former(json.loads(in_utf8(path.read_bytes())))
    except OSError as error:
        raise WrongUse(f"cannot read the former report {path}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise WrongUse(f"{path} is no report of understudy verify --json") from error


def _former(document: Any) -> Former:
    return Former(
        api=str(document["api"]),
        since=str(document["started"]),
        rules={
            str(rule["id"]): str(rule["status"])
            for rule in document["rules"]
            # Nobody asked for it then, so nothing is known of it.
            if rule["why"] != NOT_SELECTED
        },
        served={
            str(each["name"]): bool(each["succeeded"])
            for each in document.get("served", ())
            # What was not called is not known to be missing.
            if each["status"] is not None
        },
    )
