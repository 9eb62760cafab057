"""Defects of behaviour: resources, folders and links."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import refused, then
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.reference.call import Call
from tests.mutants.productionplanner.reference.world import Doc

behaviour = Defects("behaviour")
behaviour.add(
    row(
        "behaviour-folders-left-out",
        "A project without folders answers its resources without `folders`.",
    )
    .at(
        "operations.list_resources",
        then(lambda found: {kind: entries for kind, entries in found.items() if entries}),
    )
    .breaks("PP-RES-01"),
    row("behaviour-url-lowered", "The url of a link is kept in lower case.")
    .at(
        "things.resources",
        lambda ordinary, call, body: {**ordinary(call, body), "url": body["url"].lower()},
    )
    .breaks("PP-RES-02"),
)


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


behaviour.add(
    row("behaviour-folder-required", "A link without a folder is refused.")
    .at(
        "operations.check_folder",
        refused(400, "folderId is required"),
        when=lambda call, project, folder: folder is None,
    )
    .breaks("PP-RES-02", "PP-BACK-03")
)


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


behaviour.add(
    row(
        "behaviour-link-ids-by-folder",
        "The id of a link is made of its folder: all links at the root have one id.",
    )
    .at("things.resources", then(lambda link: {**link, "id": f"r_{link['folderId'] or 'root'}"}))
    .breaks("PP-BACK-06")
)


@behaviour.defect(
    "behaviour-author-is-first-key",
    "A project records the organization's first key, whichever made it.",
    at="things.project",
    rules=("PP-PROJ-02",),
)
def author_is_first_key(ordinary: Ordinary, call: Call, body: Doc, organization: str) -> Any:
    keys = (key for key in call.world.keys if key.organization == call.key.organization)
    return {**ordinary(call, body, organization), "createdBy": f"api:{next(keys).id}"}


behaviour.add(
    row("behaviour-plain-http-refused", "A link must begin with https.")
    .at(
        "things.resources",
        refused(400, "url must begin with https"),
        when=lambda call, body: body["url"].startswith("http:"),
    )
    .breaks("PP-STATUS-03")
)
