"""The contract of an API that needs nothing but its table and what probes ask of it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from understudy.contracts.kit.judge.contract import Contract
from understudy.contracts.kit.judge.rule import Invariant, Rule
from understudy.contracts.kit.probes.reading import at
from understudy.contracts.kit.probes.rehearsal.stand_in import rehearsed_by
from understudy.contracts.kit.probes.table import Table
from understudy.contracts.kit.talk.credential import BEARER
from understudy.contracts.kit.talk.operations import success_fields
from understudy.contracts.kit.talk.target import Target


def contract(table: Table, checks: Sequence[Rule | Invariant], **parts: Any) -> Contract:
    """Return what the kit is handed to judge an API; `parts` are those of `Contract`, if any."""
    given = {
        "identify": identified_by(table),
        "stage": lambda _kit: None,
        "rehearse": rehearsed_by(table, parts.get("credentials", lambda _needs: (BEARER,))),
    }
    return Contract(checks=tuple(checks), **{**given, **parts})


def identified_by(table: Table) -> Callable[[Target, str], str | None]:
    """Return what tells a key's organization: the table's call, and where its answer names one."""

    def identify(target: Target, key: str) -> str | None:
        if not table.info:
            return None
        told = at(target.call(table.info, key=key).json, table.whose)
        return told if isinstance(told, str) else None

    return identify


def in_open_wrappers(
    table: Table,
) -> Callable[[Mapping[str, Any]], dict[str, frozenset[str] | None]]:
    """Return what tells the fields of successes where the documentation leaves wrappers open.

    Any JSON shows something, and what removes a thing need not show any.
    """

    def fields(document: Mapping[str, Any]) -> dict[str, frozenset[str] | None]:
        known = success_fields(document)
        return {each: None if each in table.removals else frozenset() for each in known}

    return fields
