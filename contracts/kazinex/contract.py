"""What the kit is handed to judge Kazinex Planner."""

from collections.abc import Mapping
from typing import Any

from understudy.contracts.kazinex import rules
from understudy.contracts.kazinex.site import Site
from understudy.contracts.kazinex.table import PROJECT, TABLE
from understudy.contracts.kit.judge.served import Sight, sight_of
from understudy.contracts.kit.talk.operations import success_fields
from understudy.rules import Exchange, collect, contract

# What removes or registers a thing need not show it: no page tells what is answered.
SILENT = ("create_webhook", "delete_webhook", "delete_project", "unmark_baseline", "mark_baseline")


def fields(document: Mapping[str, Any]) -> dict[str, frozenset[str] | None]:
    """Return the fields of each success: of the documented list its own, of others any."""
    known = success_fields(document)
    assumed = {each: None if each in SILENT else frozenset[str]() for each in known}
    return {**assumed, PROJECT.listed: known[PROJECT.listed]}


def look(answer: Exchange) -> Sight:
    """Return how much an answer shows: of a wrapper with `data` what stands there."""
    shown = answer.json
    is_wrapped = isinstance(shown, dict) and "data" in shown
    return sight_of(shown["data"] if is_wrapped else shown)


CONTRACT = contract(
    TABLE,
    collect(rules),
    stage=Site,
    fields=fields,
    look=look,
    budgets={"quick": 200, "default": 250, "deep": 250},
)
