"""The operations that sign in, and keep signed in."""

from collections.abc import Mapping
from typing import Any

from understudy.api import ApiSessions
from understudy.server.apis.forwardplanner.account import session_of


async def sign_in(body: Mapping[str, Any], sessions: ApiSessions) -> dict[str, Any]:
    """Return new tokens for a username and its API key."""
    return session_of(sessions.sign_in(body["username"], body["password"]))


async def renew(body: Mapping[str, Any], sessions: ApiSessions) -> dict[str, Any]:
    """Return new tokens for a refresh token, which is used up."""
    return session_of(sessions.renew(body["refreshToken"]))
