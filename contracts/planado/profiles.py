"""The two generations of the page: in which header a key goes, and how a limit is told."""

import re
from collections.abc import Mapping

from understudy.contracts.kit.talk.credential import BEARER, Credential
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.stop import WrongUse
from understudy.contracts.kit.talk.wire import Answer

CLASSIC = Credential("X-Planado-API-Key", "")
PROFILES = {"classic": CLASSIC, "current": BEARER}
LIMIT_TEXT = re.compile(rb"(?i)\W*rate limit exceeded\W*")
SAYS_LIMIT = re.compile(rb"(?i)rate.?limit|too many (requests|calls)")


def credentials(needs: Mapping[str, str]) -> tuple[Credential, ...]:
    """Return the header of the profile; both of them, the older one first, where none is named."""
    profile = needs.get("profile")
    if profile is None:
        return tuple(PROFILES.values())
    if profile not in PROFILES:
        raise WrongUse(f"--need profile takes {' or '.join(PROFILES)}; not {profile!r}")
    return (PROFILES[profile],)


def is_throttled(answer: Answer | Exchange) -> bool:
    """Tell an answer beyond the rate limit: by its code, or by what it says instead."""
    if answer.status in (403, 503):
        return SAYS_LIMIT.search(answer.body) is not None
    return answer.status == 429 or LIMIT_TEXT.fullmatch(answer.body) is not None
