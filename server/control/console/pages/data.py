"""The documents that are stored: by API, organization and collection, and one by one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from understudy.server.control.console.page import Asked, Page
from understudy.server.control.console.pages.choice import Choice, choice_of
from understudy.server.served import ServedApi
from understudy.server.state.documents.collection import shown
from understudy.server.state.documents.store import table_of
from understudy.server.state.failures import NotFound

SHOWN = 50
COLUMNS = 5
NAMES = ("name", "label", "title", "summary", "activity", "date")
Doc = Mapping[str, Any]


async def show(asked: Asked) -> dict[str, Any]:
    """Return the documents of one collection, a page of them."""
    choice = await choice_of(asked, asked.query)
    api = served(asked, choice)
    counts = {part.name: len(rows(asked, choice, part.name)) for part in api.collections}
    collection = asked.query.get("collection", "")
    collection = collection if collection in counts else next(iter(counts))
    found = list(rows(asked, choice, collection).items())
    first = page_start(asked.query.get("from", ""), len(found))
    part = found[first : first + SHOWN]
    return {
        "choice": choice,
        "counts": counts,
        "collection": collection,
        "documents": part,
        "columns": columns_of(part),
        "first": first,
        "total": len(found),
        "step": SHOWN,
    }


def served(asked: Asked, choice: Choice) -> ServedApi:
    """Return the API that is chosen."""
    return next(api for api in asked.world.served if api.name == choice.api)


def rows(asked: Asked, choice: Choice, collection: str) -> Mapping[str, Doc]:
    """Return the documents of a collection by id."""
    parts = served(asked, choice).collections
    part = next(each for each in parts if each.name == collection)
    return asked.world.store.rows(table_of(choice.api, choice.org, part))


def page_start(text: str, total: int) -> int:
    """Return where a page of documents begins."""
    start = int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0
    return start if start < total else 0


def columns_of(documents: Sequence[tuple[str, Doc]]) -> list[str]:
    """Return the plain fields that tell documents apart: names first, then those mostly filled.

    The ids, which stand in a column of their own already, are not among them.
    """
    filled = Counter[str]()
    for key, document in documents:
        for name, value in shown(document).items():
            if value != key and not isinstance(value, dict | list):
                filled[name] += value not in (None, "")
    named = [name for name in NAMES if name in filled]
    mostly = [name for name in filled if filled[name] * 2 >= len(documents)]
    return [*dict.fromkeys([*named, *mostly, *filled])][:COLUMNS]


async def show_document(asked: Asked) -> dict[str, Any]:
    """Return one document, and what can be staged with it."""
    choice = await choice_of(asked, asked.query)
    collection, key = asked.query.get("collection", ""), asked.query.get("id", "")
    if collection not in [part.name for part in served(asked, choice).collections]:
        raise NotFound(f"{choice.api} has no collection {collection!r}.")
    document = rows(asked, choice, collection).get(key)
    if document is None:
        raise NotFound(f"{choice.org_name} has no document {key!r} in {collection} any more.")
    hidden = {name: value for name, value in document.items() if name.startswith("_")}
    actions = [a for a in await asked.line.get("staging") if a["api"] == choice.api]
    part = next(each for each in served(asked, choice).collections if each.name == collection)
    prefilled = {"collection": collection, part.key: key, singular(collection): key}
    return {
        "choice": choice,
        "collection": collection,
        "key": key,
        "document": shown(document),
        "hidden": {name[1:]: value for name, value in hidden.items() if name != "_seq"},
        "actions": [action for action in actions if fits(action, prefilled)],
        "prefilled": prefilled,
    }


def singular(collection: str) -> str:
    """Return what one of a collection is called."""
    if collection.endswith("ies"):
        return f"{collection[:-3]}y"
    return collection.removesuffix("s")


def fits(action: Mapping[str, Any], prefilled: Mapping[str, str]) -> bool:
    """Whether an action is one for the document that these fields name."""
    body = action["body"]
    required = [name for name in body["required"] if name != "org"]
    choices = body["properties"].get("collection", {}).get("enum", [prefilled["collection"]])
    return required[:1] != [] and required[0] in prefilled and prefilled["collection"] in choices


PAGE = Page("/data", "Data", "data.html", show)
DOCUMENT = Page("/data/document", "Document", "document.html", show_document, within="/data")
