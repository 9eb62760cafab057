"""What Kazinex Planner keeps, how its keys, webhooks and plans work, and its switches."""

from datetime import timedelta

from understudy.api import (
    Api,
    Collection,
    Depending,
    Ids,
    KeyPolicy,
    LimitPolicy,
    Settings,
    WebhookPolicy,
    Window,
    collected,
)
from understudy.server.apis.kazinex import handlers
from understudy.server.apis.kazinex.envelope import Words
from understudy.server.apis.kazinex.event import EVENT_TYPES, headers_of, sample
from understudy.server.apis.kazinex.name import new_id
from understudy.server.apis.kazinex.panels import PANELS
from understudy.server.apis.kazinex.staging import STAGING, settings_in
from understudy.server.apis.kazinex.stored import (
    BLOCK,
    FILE,
    OF_PROJECT,
    activities_in,
    file_in,
    loads_in,
    revision_in,
)

DAY = 86_400
PROFESSIONAL = (Window(120, 60), Window(10_000, DAY))
BUSINESS = (Window(600, 60), Window(100_000, DAY))


def mint(ids: Ids) -> str:
    """Return a new key."""
    return f"kzx_{ids.hex(32)}"


def mint_hook(ids: Ids) -> str:
    """Return a new id of a webhook."""
    return new_id(ids, "hook")


def limits_of(settings: Settings) -> LimitPolicy:
    """Return the limits by plan; that of Enterprise is agreed upon, so a setting has it."""
    agreed = settings["enterprise_per_minute"]
    enterprise = None if agreed == "unlimited" else (Window(int(agreed), 60),)
    plans = {"Professional": PROFESSIONAL, "Business": BUSINESS, "Enterprise": enterprise}
    return LimitPolicy(PROFESSIONAL, plans=plans)


API = Api(
    handlers=collected(handlers),
    words=Words(),
    collections=(
        Collection("projects", private={"_deleted": {"type": "string", "default": None}}),
        Collection("schedules", groups=("_project",), private=OF_PROJECT, within=revision_in),
        # What is in a revision: blocks of activities and loads, its file, and what was computed.
        Collection("activities", private=BLOCK, within=activities_in),
        Collection("loads", private=BLOCK, within=loads_in),
        Collection("files", private=FILE, within=file_in),
        Collection("settings", within=settings_in),
        Collection("baselines", groups=("project_id",)),
        Collection("users"),
    ),
    # "Shown once"; read-only or read-write, and an administrator's may list users.
    keys=KeyPolicy(kind="once", mint=mint, roles=("read-write", "read-only", "admin")),
    settings={
        "enterprise_per_minute": {
            "unlimited": "An organization with the plan Enterprise has no limit.",
            "1200": "It may make so many calls a minute.",
            "3000": "It may make so many calls a minute.",
            "6000": "It may make so many calls a minute.",
        },
        "high_duration_days": {
            "14": "Longer activities are High Duration, as by the vendor's settings page.",
            "44": "Those longer than this are, as by its tutorial.",
        },
    },
    webhooks=WebhookPolicy(
        event_types=EVENT_TYPES,
        delays=(timedelta(seconds=1), timedelta(seconds=5), timedelta(seconds=25)),
        headers=headers_of,
        event_id="",
        mint=mint_hook,
        sample=sample,
    ),
    limits=Depending(limits_of),
    staging=STAGING,
    panels=PANELS,
)
