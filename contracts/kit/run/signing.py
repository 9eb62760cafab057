"""How a run signs in: what was given for it, and where the answers hold tokens."""

from collections.abc import Callable, Mapping, Sequence

from understudy.contracts.kit.given.options import Options
from understudy.contracts.kit.reproduce.reproducer import Signing
from understudy.contracts.kit.talk.exchange import Exchange, Request
from understudy.contracts.kit.talk.keyring import OWN, Keyring
from understudy.contracts.kit.talk.sessions import Sessions
from understudy.contracts.kit.talk.target import Target
from understudy.contracts.kit.talk.trail import Pointer
from understudy.reference.rules import Catalogue
from understudy.reference.sign_in import SignIn


def keyring_of(options: Options, catalogue: Catalogue) -> Keyring:
    """Return the keys of a run, with the names that sign in with them: reports show neither."""
    asked = tuple(catalogue.session.needs) if catalogue.session else ()
    names = {need: value for need, value in options.needs.items() if asked and need.endswith(asked)}
    return Keyring(catalogue.variable, {**options.keys, **names}, options.headers)


def ways_of(form: SignIn | None) -> Mapping[str, Sequence[Pointer]]:
    """Return where the tokens stand in the answers of the operations that give some."""
    calls = form.calls if form else ()
    return {each.operation: [way for way in (each.token, each.refresh) if way] for each in calls}


def sign_in(target: Target, form: SignIn | None, watch: Callable[[Exchange], None]) -> None:
    """Have keys sign in for tokens, where the API takes these alone; `watch` sees that it does."""
    if form is None:
        return

    def send(request: Request) -> Exchange:
        answer = target.aside(request)
        watch(answer)
        return answer

    target.sessions = Sessions(form, target.operations, target.keys, target.clock, send)
    # Before all who may show an answer.
    target.watchers.insert(0, target.sessions.see)


def signing_of(target: Target) -> Signing:
    """Return how a reproducer signs in."""
    sessions, keys = target.sessions, target.keys
    if sessions is None:
        return Signing()
    given = [name for name in keys.names if name.endswith(OWN)]
    return Signing({key: sessions.request(key) for key in given}, sessions.form.call.token)
