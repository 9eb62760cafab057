"""What public clients are shown where the documentation shows something else."""

from collections.abc import Mapping
from typing import Any

from understudy.api import Doc, shown
from understudy.server.apis.planado.job import in_list
from understudy.server.apis.planado.moment import in_utc_seconds

Answer = dict[str, Any]
Permissions = dict[str, Any]

# The times that callers send; an answer has them in UTC and in whole seconds. What the server
# stamps keeps its microseconds, in the very rows that clients have kept.
SENT_TIMES = ("scheduled_at", "time_from", "time_to")
NOT_LISTED = ("description", "contacts", "scheduled_duration_min")
# What a client grants to everybody who is to complete jobs.
PERMISSIONS: Permissions = {
    "mobile": {"login": True, "jobs": {"view": True, "complete": True, "create": False}}
}


def in_seconds(row: Doc) -> Answer:
    """Return a row whose times that callers sent are in UTC, without a fraction."""
    times = {name: in_utc_seconds(row[name]) for name in SENT_TIMES if row.get(name)}
    return {**row, **times}


def row_of(job: Doc, settings: Mapping[str, str]) -> Answer:
    """Return a job as lists show it."""
    row = in_seconds(in_list(job, settings))
    resolution = job.get("resolution")
    return {
        "id": number_of(job),
        **{name: value for name, value in row.items() if name not in NOT_LISTED},
        "template_name": job["template"] and job["template"]["name"],
        "assignees": [
            {
                "uuid": (each.get("worker") or each["team"])["uuid"],
                "access": "edit" if each["edit_access"] else "view",
            }
            for each in job["assignees"]
        ],
        "resolution": resolution and {"uuid": resolution["uuid"], "comment": None},
    }


def number_of(job: Doc) -> int:
    """Return the number of a job, unlike its `serial_no` one in all accounts."""
    return int(str(job["uuid"]).replace("-", "")[:10], 16)


def user_of(user: Doc) -> Answer:
    """Return a user with what the user may do."""
    return {**shown(user), "permissions": permissions_of(user)}


def permissions_of(user: Doc) -> Permissions:
    """Return what a user may do; whom nobody has changed may complete jobs."""
    return merged(PERMISSIONS, user.get("permissions", {}))


def merged(before: Permissions, given: Mapping[str, Any]) -> Permissions:
    """Return permissions of which those that are given have changed; others are unknown."""
    return {
        name: (
            merged(value, given.get(name, {}))
            if isinstance(value, dict)
            else given.get(name, value)
        )
        for name, value in before.items()
    }
