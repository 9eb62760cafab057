"""What an API itself cannot change: a form for each action that its staging.py declares."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from understudy.server.control.console.forms import Hints, body_of, fields_of
from understudy.server.control.console.page import Asked, Done, Page
from understudy.server.control.console.pages.choice import Choice, choice_of
from understudy.server.control.console.pages.data import NAMES, rows, served, singular
from understudy.server.state.failures import NotFound

MOST_HINTS = 500


async def show(asked: Asked) -> dict[str, Any]:
    """Return the actions of an API, and the form of the one that is chosen."""
    choice = await choice_of(asked, {**asked.query, **org_of(asked)})
    actions = [a for a in await asked.line.get("staging") if a["api"] == choice.api]
    action = chosen(actions, asked)
    hints = hints_of(asked, choice, action) if action else {}
    return {
        "choice": choice,
        "actions": actions,
        "action": action,
        "fields": fields_of(action["body"], hints, without=("org",)) if action else (),
        "given": asked.query,
        "most": MOST_HINTS,
        "changed": None,
    }


def org_of(asked: Asked) -> dict[str, str]:
    """Return the organization that a form names."""
    return {"org": asked.sent["org"]} if asked.sent.get("org") else {}


def chosen(actions: list[dict[str, Any]], asked: Asked) -> dict[str, Any] | None:
    """Return the action that the query names, else the first."""
    name = asked.query.get("action", "")
    found = [action for action in actions if action["action"] == name]
    return next(iter(found or actions), None)


def hints_of(asked: Asked, choice: Choice, action: Mapping[str, Any]) -> dict[str, Sequence[Hints]]:
    """Return the ids that there are for the fields of an action that ask for one.

    Such a field is called like one of a collection, or like the key of those that can be chosen.
    """
    fields = action["body"]["properties"]
    among = fields.get("collection", {}).get("enum", ())
    hints: dict[str, list[Hints]] = {}
    for part in served(asked, choice).collections:
        names = {singular(part.name), *([part.key] if part.name in among else [])}
        for name in names & fields.keys():
            found = islice(rows(asked, choice, part.name).items(), MOST_HINTS)
            hints.setdefault(name, []).append(
                (part.name, [(key, name_of(document)) for key, document in found])
            )
    return {**hints}


def name_of(document: Mapping[str, Any]) -> str:
    """Return what a document is called."""
    return next((str(document[name]) for name in NAMES if document.get(name)), "")


async def stage(asked: Asked) -> Done:
    """Do what an action does."""
    choice = await choice_of(asked, asked.query)
    actions = [a for a in await asked.line.get("staging") if a["api"] == choice.api]
    action = chosen(actions, asked)
    if action is None:
        raise NotFound(f"{choice.api} has no actions")
    body = body_of(action["body"]["properties"], asked.sent)
    answer = await asked.line.post("staging", choice.api, action["action"], body=body)
    names = ", ".join(change["id"] for change in answer["changed"])
    return Done(f"{action['action']}: {names} changed.", {"changed": answer["changed"]})


PAGE = Page("/data/staging", "Staging", "staging.html", show, {"stage": stage}, within="/data")
