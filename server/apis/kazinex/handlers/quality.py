"""The operation on the quality of a schedule."""

from typing import Any

from understudy.api import Clock, NotFound, OrgStore, Settings, Work
from understudy.server.apis.kazinex.project import (
    BASELINE,
    CURRENT,
    in_use,
    present_project,
    revision_of,
)
from understudy.server.apis.kazinex.quality import (
    baseline_of,
    basis_of,
    judged,
    put_of,
    settings_of,
)

SHOWN = (CURRENT, BASELINE)
Answer = dict[str, Any]


async def get_quality(
    project_id: str,
    schedule_id: str | None,
    org: OrgStore,
    work: Work,
    clock: Clock,
    settings: Settings,
) -> Answer:
    """Return score and checks of the revision in use, or of the one that is asked for.

    Where tests have set what they are computed by, or who the baseline is, it is done now.
    """
    project = present_project(org, project_id)
    named = revision_of(org, project, schedule_id) if schedule_id else None
    revision = named or in_use(org, project)
    if revision is None:
        raise NotFound("There is no schedule in this project")
    if named is not None and named["role"] not in SHOWN:
        raise NotFound("Quality is shown of the current revision and of the baseline alone")
    against = baseline_of(org, project)
    against = None if against == revision else against
    kept = org.files.get(revision["id"])
    if kept["_basis"] != basis_of(settings_of(org, settings), against):
        _, kept = put_of(org, await judged(org, revision, against, settings, work), clock)
        org.files.put(kept)
    computed: Answer = kept["_quality"]
    return computed
