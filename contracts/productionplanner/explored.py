"""The spec as property tests read it: no fields of undocumented types, errors on every call."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

OPAQUE = frozenset({"links", "theme", "scheduleSettings", "scheduleItemTypes"})
CHANGES = "ProjectChanges"
METHODS = frozenset({"get", "post", "patch"})
REFUSED = {"$ref": "#/components/responses/Invalid"}
REFUSALS = ("400", "404", "409")


def without_opaque(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a copy of the spec whose PATCH names only fields of a documented type.

    What comes after a value that makes no sense in one of the others tells nothing of a contract.
    """
    copy = deepcopy(dict(document))
    schema = copy["components"]["schemas"][CHANGES]
    for name in OPAQUE & schema["properties"].keys():
        del schema["properties"][name]
    schema["anyOf"] = [each for each in schema["anyOf"] if not OPAQUE & set(each["required"])]
    return copy


def with_refusals(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a copy of the spec in which every call may be refused as the table of codes says.

    The table names 409 for a date that exists as an example of a conflict, and 400 for a missing
    field as one of what is not valid.
    """
    copy = deepcopy(dict(document))
    for path in copy["paths"].values():
        for method in METHODS & path.keys():
            responses = path[method]["responses"]
            for code in REFUSALS:
                responses.setdefault(code, dict(REFUSED))
    return copy
