"""Lets keys sign in to a rehearsed deployment for tokens, which are renewed."""

from collections.abc import Mapping
from typing import Any

from understudy.contracts.kit.probes.rehearsal.answers import Answers, Told, put
from understudy.contracts.kit.probes.rehearsal.callers import owner_of
from understudy.contracts.kit.probes.rehearsal.calls import INVALID, UNAUTHORIZED
from understudy.contracts.kit.probes.rehearsal.demands import Refused
from understudy.contracts.kit.probes.rehearsal.shelf import Owner
from understudy.contracts.kit.talk.keyring import OTHER, OWN, Keyring
from understudy.reference.sign_in import KEY, REFRESH, SignIn, TokenCall


class Tokens:
    """Gives tokens for what signs in, and one more for each refresh token, once."""

    def __init__(self, form: SignIn, keys: Keyring, answers: Answers) -> None:
        self._calls = {each.operation: each for each in form.calls}
        self._keys = keys
        self._answers = answers
        self._refreshing: dict[str, str] = {}
        self.owners: dict[str, Owner] = {}  # by the tokens that let them in

    def is_asked(self, operation: str) -> bool:
        """Whether an operation gives tokens."""
        return operation in self._calls

    def answer(self, operation: str, body: Any) -> Told:
        """Return what signing in or renewing with a body is answered; raise Refused."""
        call = self._calls[operation]
        name = self._whose(call, body)
        number = len(self.owners) + 1
        token, refresh = (f"rehearsed-{kind}-token-{number:08}" for kind in ("access", REFRESH))
        self.owners[token] = owner_of(name)
        self._refreshing[refresh] = name
        status, shown = self._answers.plain(operation)
        shown = put(shown, ".".join(call.token), token)
        return status, put(shown, ".".join(call.refresh), refresh) if call.refresh else shown

    def _whose(self, call: TokenCall, body: Mapping[str, Any]) -> str:
        for field, what in call.sends.items():
            if what == REFRESH:
                name = self._refreshing.pop(str(body.get(field)), None)
                if name is None:
                    raise Refused(*INVALID)
                return name
        given = {field: body.get(field) for field in call.sends}
        for name in (each for each in (OWN, OTHER) if each in self._keys):
            if given == {field: self._given(name, what) for field, what in call.sends.items()}:
                return name
        raise Refused(*UNAUTHORIZED)

    def _given(self, name: str, what: str) -> str:
        return self._keys.secret(name if what == KEY else name.removesuffix(OWN) + what)
