"""Defects of behaviour: resources, folders and links."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.productionplanner.reference.call import Call, Refusal
from tests.mutants.productionplanner.reference.world import Doc

behaviour = Defects("behaviour")


@behaviour.defect(
    "behaviour-folders-left-out",
    "A project without folders answers its resources without `folders`.",
    at="operations.list_resources",
    rules=("PP-RES-01",),
)
def folders_left_out(ordinary: Ordinary, call: Call) -> Any:
    return {kind: entries for kind, entries in ordinary(call).items() if entries}


@behaviour.defect(
    "behaviour-url-lowered",
    "The url of a link is kept in lower case.",
    at="things.resources",
    rules=("PP-RES-02",),
)
def url_lowered(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    return {**ordinary(call, body), "url": body["url"].lower()}


@behaviour.defect(
    "behaviour-root-links-not-listed",
    "Resources list what lies in a folder; links at the root are missing.",
    at="operations.list_resources",
    rules=("PP-RES-02",),
)
def root_links_not_listed(ordinary: Ordinary, call: Call) -> Any:
    listing: Doc = ordinary(call)
    kept = [entry for entry in listing["resources"] if entry["folderId"]]
    return {**listing, "resources": kept}


@behaviour.defect(
    "behaviour-folder-required",
    "A link without a folder is refused.",
    at="operations.check_folder",
    rules=("PP-RES-02", "PP-BACK-03"),
)
def folder_required(ordinary: Ordinary, call: Call, project: Doc, folder: str | None) -> Any:
    if folder is None:
        raise Refusal(400, "folderId is required")
    return ordinary(call, project, folder)


@behaviour.defect(
    "behaviour-link-without-version",
    "Links are listed without their version.",
    at="operations.list_resources",
    rules=("PP-RES-03", "PP-TOL-11"),
)
def link_without_version(ordinary: Ordinary, call: Call) -> Any:
    listing: Doc = ordinary(call)
    for entry in listing["resources"]:
        del entry["version"]
    return listing


@behaviour.defect(
    "behaviour-link-ids-by-folder",
    "The id of a link is made of its folder: all links at the root have one id.",
    at="things.resources",
    rules=("PP-BACK-06",),
)
def link_ids_by_folder(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    link: Doc = ordinary(call, body)
    return {**link, "id": f"r_{link['folderId'] or 'root'}"}


@behaviour.defect(
    "behaviour-author-is-first-key",
    "A project records the organization's first key, whichever made it.",
    at="things.project",
    rules=("PP-PROJ-02",),
)
def author_is_first_key(ordinary: Ordinary, call: Call, body: Doc, organization: str) -> Any:
    keys = (key for key in call.world.keys if key.organization == call.key.organization)
    return {**ordinary(call, body, organization), "createdBy": f"api:{next(keys).id}"}


@behaviour.defect(
    "behaviour-plain-http-refused",
    "A link must begin with https.",
    at="things.resources",
    rules=("PP-STATUS-03",),
)
def plain_http_refused(ordinary: Ordinary, call: Call, body: Doc) -> Any:
    if body["url"].startswith("http:"):
        raise Refusal(400, "url must begin with https")
    return ordinary(call, body)
