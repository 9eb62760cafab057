"""Signed tokens: JWTs of one API, written and read by the stand-in's own clock."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from understudy.server.state.ids import Ids

if TYPE_CHECKING:
    from joserfc.jwk import OctKey

HEADER = {"alg": "HS256", "typ": "JWT"}
OURS = ("exp", "iat", "jti")
ALGORITHMS = (HEADER["alg"],)


class Signer:
    """Writes and reads the tokens of one API; what it signs with follows the seed of the ids."""

    def __init__(self, api: str, ids: Ids) -> None:
        self._name = f"tokens of {api}"
        self._ids = ids

    def sign(self, claims: Mapping[str, Any]) -> str:
        """Return a JWT of these claims."""
        # Importing it takes a fifth of a second, which only who signs in pays.
        from joserfc import jwt

        return jwt.encode(HEADER, dict(claims), self._key(), default_type=None)

    def claims(self, token: str, now: datetime) -> Mapping[str, Any] | None:
        """Return the claims of a JWT that is ours and good by now, None of every other text.

        HS256 alone is read, with our key, whatever the token's own head asks for.
        """
        from joserfc import jwt
        from joserfc.errors import JoseError

        needed: Any = {"essential": True}
        moment = int(whole_second(now).timestamp())
        registry = jwt.JWTClaimsRegistry(moment, exp=needed, iat=needed, jti=needed)
        try:
            claims = jwt.decode(token, self._key(), algorithms=ALGORITHMS).claims
            # What else it tells is the API's own, also where the standard has it otherwise.
            registry.validate({name: claims[name] for name in OURS if name in claims})
        except (JoseError, ValueError):
            return None
        return claims

    def _key(self) -> "OctKey":
        return key_of(self._ids.derived(self._name))


@lru_cache(maxsize=64)
def key_of(secret: str) -> "OctKey":
    """Return a secret as a key that signs."""
    from joserfc.jwk import OctKey

    return OctKey.import_key(secret)


def whole_second(instant: datetime) -> datetime:
    """Return the second that an instant lies in: a JWT tells no less."""
    return instant.replace(microsecond=0)
