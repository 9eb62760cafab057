"""What a workspace is: its licence, its keys and ids, and what is present in it."""

from collections.abc import Mapping
from typing import Any

from understudy.api import Caller, Clock, Doc, Forbidden, Ids, NotFound, OrgCollection, OrgStore

Body = Mapping[str, Any]
Answer = dict[str, Any]
Fields = dict[str, Any]

# The key of the workspace, and those of managers who may not see financial fields.
ROLES = ("workspace", "manager")
# What a workspace is, is kept as one document.
OWN = "workspace"


def mint(ids: Ids, org: str) -> str:
    """Return a new key: it names its workspace, and is looked up as a whole."""
    return f"rpk_{org}_{ids.hex(32)}"


def new_id(ids: Ids, clock: Clock) -> str:
    """Return a new id as the vendor's samples have them: 24 digits, the first 8 of the instant."""
    seconds = int(clock.now().timestamp()) & 0xFFFFFFFF
    return f"{seconds:08x}{ids.hex(16)}"


def refuse_unlicensed(caller: Caller, org: OrgStore) -> None:
    """Raise Forbidden for a workspace without a licence; one has it unless it says otherwise."""
    own = org.workspaces.find(OWN)
    if own is not None and not own["licensed"]:
        raise Forbidden(f"{caller.org_name} has no licence for the API")


def sees_financials(caller: Caller) -> bool:
    """Whether rates and expenses are shown to a caller: the workspace's key acts for it all."""
    return caller.role == ROLES[0]


def without(doc: Doc, names: tuple[str, ...], caller: Caller) -> Doc:
    """Return a document, without some fields for a caller who may not see financial ones."""
    if sees_financials(caller):
        return doc
    return {name: value for name, value in doc.items() if name not in names}


def present(collection: OrgCollection, key: str) -> Doc:
    """Return what has this id, or raise NotFound; what was deleted only marks its id."""
    found = collection.get(key)
    if "_deleted" in found:
        raise NotFound(collection.name)
    return found


def is_present(collection: OrgCollection, key: str) -> bool:
    """Whether there is something with this id."""
    found = collection.find(key)
    return found is not None and "_deleted" not in found


def listed(collection: OrgCollection) -> list[Doc]:
    """Return all that is there, in the order in which it was made."""
    return [doc for doc in collection.all() if "_deleted" not in doc]
