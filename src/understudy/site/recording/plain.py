"""The request that succeeds: what the description shows, with ids of real things in it."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from understudy.site.recording.attempts.values import sample
from understudy.site.recording.described import FORM, Call, examples_of
from understudy.site.recording.draft import Draft
from understudy.site.recording.model import Upload

Ask = Callable[[Call, Draft], Any]
IDENTS = ("id", "uuid", "_id", "key")


def plain_draft(call: Call) -> Draft:
    """Return a request of what the description shows: only what has to be in it."""
    path = {each["name"]: _value(call, each) for each in call.parameters_in("path")}
    asked = (each for each in call.parameters_in("query") if each.get("required"))
    query = {each["name"]: _value(call, each) for each in asked}
    told = (each for each in call.parameters_in("header") if each.get("required"))
    headers = {each["name"]: str(_value(call, each)) for each in told}
    if not call.body:
        return Draft(path, query, headers)
    if call.media_type == FORM:
        return Draft(path, query, headers, media_type=FORM, upload=_upload(call))
    shown = call.examples
    body = shown[0] if shown else sample(call.written, call)
    return Draft(path, query, headers, body, media_type=call.media_type)


def with_real_ids(call: Call, draft: Draft, calls: Mapping[str, Call], ask: Ask) -> Draft:
    """Return a draft whose parameters that no example shows bear ids of what a list shows."""
    for parameter in call.parameters_in("path"):
        if shows(call, parameter):
            continue
        name = parameter["name"]
        collection = call.path.partition(f"/{{{name}}}")[0]
        lists = (each for each in calls.values() if (each.method, each.path) == ("GET", collection))
        for each in lists:
            found = first_id(ask(each, with_real_ids(each, plain_draft(each), calls, ask)), name)
            if found is not None:
                draft = draft.put("path", name, found)
    return draft


def shows(call: Call, parameter: Mapping[str, Any]) -> bool:
    """Whether a description shows a value of a parameter."""
    schema = call.flat(parameter.get("schema", {}))
    return bool(examples_of(parameter)) or bool(schema.keys() & {"example", "default", "enum"})


def first_id(answer: Any, name: str) -> Any:
    """Return the id of the first thing in an answer, None where there is none."""
    if isinstance(answer, list):
        return next((found for each in answer if (found := first_id(each, name)) is not None), None)
    if not isinstance(answer, dict):
        return None
    for ident in (name, *IDENTS):
        if isinstance(answer.get(ident), str | int):
            return answer[ident]
    return first_id([each for each in answer.values() if isinstance(each, dict | list)], name)


def said(text: str) -> Any:
    """Return what an answer says, None where it is no JSON."""
    try:
        return json.loads(text)
    except ValueError:
        return None


def _value(call: Call, parameter: Mapping[str, Any]) -> Any:
    shown = examples_of(parameter)
    return shown[0] if shown else sample(parameter.get("schema", {}), call)


def _upload(call: Call) -> Upload:
    part = next(iter(call.schema.get("properties", {"file": {}})))
    return Upload(part, f"{part}.txt", b"A file.\n")
