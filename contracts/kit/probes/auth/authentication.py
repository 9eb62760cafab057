"""What an API's pages say of keys: how one looks and is sent, and how all else is refused."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from understudy.contracts.kit.probes.reading import at
from understudy.contracts.kit.talk.credential import BEARER, Credential
from understudy.contracts.kit.talk.exchange import Exchange

if TYPE_CHECKING:
    from understudy.contracts.kit.judge.context import Kit


@dataclass(frozen=True)
class Refusal:
    """A right refusal: one of `statuses`, with one of `texts` at the dotted path `at`.

    Where there are no texts, the status alone decides.
    """

    statuses: Collection[int] = (401,)
    texts: tuple[str, ...] = ()
    at: str = "message"

    @property
    def expected(self) -> str:
        """What is told to be right."""
        codes = " or ".join(str(each) for each in self.statuses)
        words = " or ".join(f'"{each}"' for each in self.texts)
        return f"{'a 4xx' if self.statuses == range(400, 500) else codes} {words}".rstrip()

    def fits(self, answer: Exchange) -> bool:
        """Tell whether an answer is one."""
        is_said = not self.texts or at(answer.json, self.at) in self.texts
        return answer.status in self.statuses and is_said


@dataclass(frozen=True, kw_only=True)
class Authentication:
    """The words of an API about keys.

    `missing` refuses what carries no key in the documented form, `unknown` a key that is none. A
    text that does not match `pattern` may be refused either way; all keys begin with `prefix`.
    `key_id` is where the answer of the table's `info` names the key by what opens nothing.
    `credentials` are the documented ways to send one. `about` tells the id of the first root that
    the calls are about; one that is made for them unless it is given.
    """

    missing: Refusal = Refusal()
    unknown: Refusal = Refusal()
    pattern: str = ""
    prefix: str = ""
    key_id: str = ""
    credentials: tuple[Credential, ...] = (BEARER,)
    about: Callable[["Kit[Any]"], str] | None = None

    @property
    def either(self) -> Refusal:
        """What refuses what may be taken for no key, and for one that is unknown."""
        one, other = self.missing, self.unknown
        if one == other:
            return one
        texts = (*one.texts, *other.texts) if one.texts and other.texts else ()
        return Refusal(sorted({*one.statuses, *other.statuses}), texts, one.at)

    def of(self, token: str) -> Refusal:
        """Return what refuses a text that is sent as a key."""
        is_formed = not self.pattern or re.fullmatch(self.pattern, token)
        return self.unknown if is_formed else self.either
