"""What an API tells of its accounts, checked against what it declares of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from understudy.server.control.declared import declared_check
from understudy.server.gates.validation import Check
from understudy.server.served import ServedApi
from understudy.server.state.access.accounts import ACCOUNTS
from understudy.server.state.failures import Invalid
from understudy.server.state.transfer.seeds import Content

Profile = Mapping[str, Any]


def fitted_profile(served: Sequence[ServedApi], api_name: str, profile: Profile) -> Profile:
    """Return the profile of a new account, or raise Invalid where its API could not tell it."""
    for api in served:
        if api.name == api_name and api.sessions and api.sessions.profile:
            fitted: dict[str, Profile] = profile_check(api, strict=True).fitted(
                {"profile": {**profile}}
            )
            return fitted["profile"]
    return profile


def profile_check(api: ServedApi, *, strict: bool = False) -> Check:
    """Return what checks `{"profile": ...}`; a strict one refuses fields that are not declared."""
    declared = api.sessions.profile if api.sessions else {}
    profile = {"allOf": [declared], "unevaluatedProperties": False} if strict else declared
    schema = {"type": "object", "properties": {"profile": profile}}
    return declared_check(api, schema, "profiles")


def check_accounts(served: Sequence[ServedApi], content: Content) -> None:
    """Raise Invalid for the first account whose API signs nobody in, or could not tell of it."""
    checks = {api.name: profile_check(api) for api in served if api.sessions}
    for account_id, row in content.get(ACCOUNTS, {}).items():
        if row["api"] not in checks:
            raise Invalid(f"{ACCOUNTS}: {account_id}: {row['api']} signs nobody in")
        try:
            checks[row["api"]]({"profile": row.get("profile", {})})
        except Invalid as broken:
            raise Invalid(f"{ACCOUNTS}: {account_id}: {broken.message}") from broken
