"""Signed tokens: JWTs of one API, written and read by the stand-in's own clock."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from understudy.server.state.ids import Ids
from understudy.server.state.time.clock import Clock

if TYPE_CHECKING:
    from joserfc.jwk import OctKey
    from joserfc.jwt import JWTClaimsRegistry

HEADER = {"alg": "HS256", "typ": "JWT"}
OURS = ("exp", "iat", "jti")
ALGORITHMS = (HEADER["alg"],)


class Signer:
    """Writes and reads the tokens of one API; what it signs with follows the seed of the ids."""

    def __init__(self, api: str, ids: Ids, clock: Clock) -> None:
        self._name = f"tokens of {api}"
        self._ids = ids
        self._clock = clock

    def sign(self, claims: Mapping[str, Any]) -> str:
        """Return a JWT of these claims."""
        # Importing it takes a fifth of a second, which only who signs in pays.
        from joserfc import jwt

        return jwt.encode(HEADER, dict(claims), key_of(self._secret), default_type=None)

    def claims(self, token: str) -> Mapping[str, Any] | None:
        """Return the claims of a JWT that is ours and good by now, None of every other text.

        HS256 alone is read, with our key, whatever the token's own head asks for.
        """
        from joserfc.errors import JoseError

        try:
            claims = signed_claims(self._secret, token)
            # What else it tells is the API's own, also where the standard has it otherwise.
            self._registry.validate({name: claims[name] for name in OURS if name in claims})
        except (JoseError, ValueError):
            return None
        return claims

    @cached_property
    def _registry(self) -> "JWTClaimsRegistry":
        from joserfc import jwt

        needed: Any = {"essential": True}
        return jwt.JWTClaimsRegistry(self._moment, exp=needed, iat=needed, jti=needed)

    def _moment(self) -> int:
        return int(whole_second(self._clock.now()).timestamp())

    @property
    def _secret(self) -> str:
        return self._ids.derived(self._name)


@lru_cache(maxsize=64)
def key_of(secret: str) -> "OctKey":
    """Return a secret as a key that signs."""
    from joserfc.jwk import OctKey

    return OctKey.import_key(secret)


@lru_cache(maxsize=1024)
def signed_claims(secret: str, token: str) -> Mapping[str, Any]:
    """Return the claims that were signed with a secret; JoseError or ValueError where none were.

    A signature does not change with time, and a token comes with every request.
    """
    from joserfc import jwt

    return jwt.decode(token, key_of(secret), algorithms=ALGORITHMS).claims


def whole_second(instant: datetime) -> datetime:
    """Return the second that an instant lies in: a JWT tells no less."""
    return instant.replace(microsecond=0)
