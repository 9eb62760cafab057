"""Signatures and types of our own objects, as their authors wrote them."""

import inspect
import re
import sys
from typing import Any

MODULES = re.compile(r"\b(?:understudy(?:\.\w+)+|collections\.abc|typing)\.")


def called_as(name: str, function: Any) -> str:
    """Return a block that shows how a function is called."""
    return f"```text\n{name}{signature(function).removesuffix(' -> None')}\n```"


def signature(function: Any) -> str:
    """Return the parameters of a function and what it returns, without `self`."""
    found = inspect.signature(function)
    told, keyword_only = [], False
    for each in found.parameters.values():
        if each.name == "self":
            continue
        if each.kind is each.KEYWORD_ONLY and not keyword_only:
            told.append("*")
            keyword_only = True
        told.append(_parameter(each, function))
    return f"({', '.join(told)}) -> {spelled(found.return_annotation, function)}"


def spelled(annotation: Any, thing: Any) -> str:
    """Return a type as it is written in the module of a thing, with its aliases spelled out."""
    text = annotation if isinstance(annotation, str) else _text(annotation)
    names = vars(sys.modules[thing.__module__])
    for name, kind in names.get("__annotations__", {}).items():
        if kind == "TypeAlias":
            meant = names[name]
            whole = meant if isinstance(meant, str) else _text(meant)
            text = re.sub(rf"\b{name}\b", whole.replace("\\", ""), text)
    return MODULES.sub("", text)


def _text(annotation: Any) -> str:
    if annotation is None:
        return "None"
    return (
        annotation.__name__
        if isinstance(annotation, type) and not _takes(annotation)
        else str(annotation)
    )


def _takes(annotation: Any) -> bool:
    return bool(getattr(annotation, "__args__", ()))


def _parameter(parameter: inspect.Parameter, function: Any) -> str:
    stars = "**" if parameter.kind is parameter.VAR_KEYWORD else ""
    text = f"{stars}{parameter.name}: {spelled(parameter.annotation, function)}"
    if parameter.default is not parameter.empty:
        text = f"{text} = {parameter.default!r}"
    return text
