"""The tokens of a run: each key signs in for one, which is renewed before it expires."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from understudy.contracts.kit.talk.clock import Clock
from understudy.contracts.kit.talk.exchange import Exchange, Request
from understudy.contracts.kit.talk.keyring import OTHER, OWN, Keyring
from understudy.contracts.kit.talk.operations import Operations
from understudy.contracts.kit.talk.stop import Unmet, WrongUse
from understudy.reference.sign_in import KEY, REFRESH, SignIn, TokenCall

JSON = (("Content-Type", "application/json"),)
# So often a token that is refused before its time is replaced; then the refusal counts.
MOST_EARLY = 3
# What JSON writes of a text, made by a shell.
QUOTED = (
    '$(printf %s "${{{0}}}" | python3 -c "import json, sys;'
    ' print(json.dumps(sys.stdin.read(), ensure_ascii=False)[1:-1])")'
)
# As long as a token may be short, in the answer of a call that gives some.
LONG = 20
WORD = re.compile(rf"[\w.~+/=-]{{{LONG},}}")


@dataclass(frozen=True)
class Session:
    """What a key has signed in for, and when, by the watch of the run's clock."""

    token: str
    refresh: str | None
    since: float


@dataclass
class Sessions:
    """Signs in with the keys of a run, by the calls that its catalogue names.

    `send` sends a request that no check judges, and that no reproducer repeats.
    """

    form: SignIn
    operations: Operations
    keys: Keyring
    clock: Clock
    send: Callable[[Request], Exchange]
    _held: dict[str, Session] = field(default_factory=dict, init=False)
    _refused: dict[str, str] = field(default_factory=dict, init=False)
    _early: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        for key in (OWN, OTHER):
            for need in self.form.needs:
                if key in self.keys and (own := _own(key, need)) not in self.keys:
                    raise WrongUse(f"nobody can sign in with {key} alone: pass --need {own}=...")
        self.keys.sign_with(self.token)
        for name in self.keys.names:
            written = json.dumps(self.keys.secret(name), ensure_ascii=False)[1:-1]
            # In most, JSON escapes nothing, and they are known already.
            self.keys.variant(written, QUOTED.format(self.keys.given_variable(name)))

    def token(self, key: str) -> str:
        """Return a token of a key that is good for a while; Unmet where it signs nobody in."""
        held = self._held.get(key)
        if held is None:
            held = self._signed_in(key)
        elif self.clock.watch() - held.since >= self.form.fresh_for:
            held = self._renewed(key, held)
        self._held[key] = held
        return held.token

    def is_replaced(self, request: Request, status: int) -> bool:
        """Tell whether a token that a documented call was refused with has been replaced."""
        key = request.key
        if status != 401 or key not in self._held or self._early >= MOST_EARLY:
            return False
        self._early += 1
        self._held[key] = self._renewed(key, self._held[key])
        return True

    def see(self, exchange: Exchange) -> None:
        """Note the tokens in an answer, so that no report shows them."""
        if exchange.operation in self.form.operations and exchange.is_success:
            # What was meant to be JSON, and is none, may hold tokens too.
            for text in (*_texts(exchange.json), *WORD.findall(exchange.text)):
                if len(text) >= LONG and len(text.split()) == 1:
                    self._note(OWN, text)

    def request(self, key: str) -> Request:
        """Return the request by which a key signs in."""
        return self._request(self.form.call, key, None)

    def _signed_in(self, key: str) -> Session:
        if key in self._refused:
            raise Unmet(self._refused[key])
        answer = self.send(self.request(key))
        session = self._session(self.form.call, key, answer, None)
        if session is not None:
            return session
        # What it gave beside a token is no more for a report than that.
        self.see(answer)
        names = [_own(key, each) for each in self.form.needs]
        given = " and ".join(self.keys.given_variable(each) for each in (key, *names))
        told = f"{answer.request.line} gave no token for {given}: {answer.brief}"
        self._refused[key] = self.keys.mask(told)
        raise Unmet(self._refused[key])

    def _renewed(self, key: str, held: Session) -> Session:
        call = self.form.renew
        if call is None or held.refresh is None:
            return self._signed_in(key)
        answer = self.send(self._request(call, key, held.refresh))
        return self._session(call, key, answer, held.refresh) or self._signed_in(key)

    def _session(
        self, call: TokenCall, key: str, answer: Exchange, refresh: str | None
    ) -> Session | None:
        """Return what an answer gives; None where there is no token in it."""
        token = _at(answer.json, call.token)
        if not answer.is_success or token is None:
            return None
        refresh = (_at(answer.json, call.refresh) if call.refresh else None) or refresh
        for text in (token, refresh):
            if text is not None:
                self._note(key, text)
        return Session(token, refresh, self.clock.watch())

    def _note(self, key: str, text: str) -> None:
        self.keys.variant(text, f"${{{self.keys.variable(key)}}}")

    def _request(self, call: TokenCall, key: str, refresh: str | None) -> Request:
        operation = self.operations[call.operation]
        body = {name: self._value(what, key, refresh) for name, what in call.sends.items()}
        data = json.dumps(body, ensure_ascii=False).encode()
        return Request(operation.method, operation.path({}), JSON, data, operation=operation.id)

    def _value(self, what: str, key: str, refresh: str | None) -> str | None:
        if what == REFRESH:
            return refresh
        if what == KEY:
            return self.keys.secret(key)
        # A revoked key may be one of the first key's account.
        own = _own(key, what)
        return self.keys.secret(own if own in self.keys else what)


def _own(key: str, need: str) -> str:
    """Return the need of a key that is called so of the first one: `other_username`."""
    return key.removesuffix(OWN) + need


def _at(node: Any, way: tuple[str, ...]) -> str | None:
    for step in way:
        node = node.get(step) if isinstance(node, dict) else None
    return node if isinstance(node, str) and node else None


def _texts(node: Any) -> Iterator[str]:
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, dict | list):
            waiting += each.values() if isinstance(each, dict) else each
