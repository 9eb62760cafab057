"""The quality of a revision: by which settings it is computed, and what is told of it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from understudy.api import Clock, Doc, Event, OrgStore, Settings, Work, shown
from understudy.server.apis.kazinex.content import Content, computed_quality
from understudy.server.apis.kazinex.event import COMPLETE, event
from understudy.server.apis.kazinex.name import now
from understudy.server.apis.kazinex.project import (
    BASELINE,
    in_use,
    present_project,
    revisions_of,
    with_role,
)
from understudy.server.apis.kazinex.upload import BOUNDS, Kept, judge, kept_of, read_upload

# The id of the one document of an organization's settings.
QUALITY = "quality"


class Measured(NamedTuple):
    """A revision, and its quality as it is computed anew, by what and beside what."""

    revision: Doc
    quality: Doc
    basis: Doc


def settings_of(org: OrgStore, settings: Settings) -> Mapping[str, Any]:
    """Return what checks are computed by: the switch, and before it what staging has set."""
    staged = shown(org.settings.find(QUALITY) or {})
    own = {name: value for name, value in staged.items() if name != "id"}
    return {"high_duration_days": float(settings["high_duration_days"]), **own}


def basis_of(by: Mapping[str, Any], against: Doc | None) -> Doc:
    """Return what tells whether a quality is still the one that would be computed."""
    return {"by": by, "against": None if against is None else against["id"]}


def baseline_of(org: OrgStore, project: Doc) -> Doc | None:
    """Return the revision that is the baseline."""
    return next(iter(with_role(org, project, BASELINE)), None)


async def computed(
    project_id: str, body: Mapping[str, Any], org: OrgStore, work: Work, settings: Settings
) -> tuple[Doc, Content]:
    """Return the project and the content of an uploaded file, judged beside its baseline.

    Others are served meanwhile: the project may be gone then, or have another baseline.
    """
    against = baseline_of(org, present_project(org, project_id))
    by = settings_of(org, settings)
    kept = kept_of(org, against)
    content = await read_upload(body["file"], body.get("charset"), kept, by, work)
    while (baseline := baseline_of(org, project := present_project(org, project_id))) != against:
        against = baseline
        subject = Kept(content.file, content.charset)
        quality = await work(judge, subject, kept_of(org, against), by, **BOUNDS)
        content = replace(content, analysis=replace(content.analysis, quality=quality))
    return project, replace(content, basis=basis_of(by, against))


async def measured(
    org: OrgStore, project_id: str, baseline: Doc | None, settings: Settings, work: Work
) -> Measured | None:
    """Return the quality of what is in use once `baseline` is the baseline, beside that.

    Others are served meanwhile: it is computed again where they changed the revisions.
    """
    seen: list[Doc] | None = None
    found: Measured | None = None
    while (rows := revisions_of(org, project := present_project(org, project_id))) != seen:
        seen = rows
        if (revision := in_use(org, project, baseline)) is not None:
            against = None if revision == baseline else baseline
            found = await judged(org, revision, against, settings, work)
    return found


async def judged(
    org: OrgStore, revision: Doc, against: Doc | None, settings: Settings, work: Work
) -> Measured:
    """Return the quality of a revision beside a baseline."""
    by = settings_of(org, settings)
    files = [kept_of(org, each) for each in (revision, against)]
    quality = await work(judge, *files, by, **BOUNDS)
    return Measured(revision, quality, basis_of(by, against))


def told(quality: Doc, organisation: str, project_id: str, clock: Clock) -> Event:
    """Return the event of a quality that is computed."""
    data = {name: quality[name] for name in ("schedule_id", "score", "grade")}
    return event(COMPLETE, organisation, project_id, clock, data)


def put_of(org: OrgStore, anew: Measured, clock: Clock) -> tuple[str, Doc]:
    """Return what is stored of a quality that is computed anew."""
    key = anew.revision["id"]
    shown = computed_quality(key, anew.quality, now(clock))
    return "files", {**org.files.get(key), "_quality": shown, "_basis": anew.basis}
