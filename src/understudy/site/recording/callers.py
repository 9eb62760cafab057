"""Who calls while recording: the demo's keys, and the tokens of who signs in."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from understudy.catalog import Api
from understudy.reference.rules import RulesError, load_rules
from understudy.reference.sign_in import KEY, REFRESH, SignIn, TokenCall
from understudy.site.recording.described import Call
from understudy.site.recording.draft import NOBODY, OWN, Draft, Header
from understudy.site.recording.failures import RecordingError
from understudy.site.recording.model import Sent, Variable
from understudy.testing import Understudy

UNKNOWN, EXPIRED = "unknown", "expired"


@dataclass(frozen=True)
class Key:
    """A key of the fixtures: `name` is what people call it, `org` the organization's name."""

    id: str
    value: str
    name: str
    org: str
    role: str
    is_revoked: bool


class Callers:
    """The keys of an API, the first of which that works is the demo's own.

    Where accounts sign in, the demo's calls carry the token of the first one, anew after each
    `start`.
    """

    def __init__(self, api: Api, mock: Understudy) -> None:
        self._api = api.name
        self._mock = mock
        self.variable, self.session = _catalogue(api)
        self._keys = {each.id: each for each in _keys(api)}
        works = (each for each in self._keys.values() if not each.is_revoked)
        self.own = next(works, None)
        self.account = next(iter(mock.accounts.list(api=api.name)), None)
        self.token = self.refresh = ""
        self.start()

    def start(self) -> None:
        """Sign in again, after the stand-in was reset."""
        if self.account is None:
            return
        signed = self._mock.accounts.sign_in(self.account)
        self.token, self.refresh = signed.token, signed.refresh_token or ""

    def expire(self) -> None:
        """Let the token of the demo's account be over."""
        if self.account:
            self._mock.accounts.expire(self.account)

    @property
    def others(self) -> Iterator[Key]:
        """Yield every key but the demo's own: revoked ones, those of others, of other roles."""
        return (each for each in self._keys.values() if each != self.own)

    def is_like_own(self, key: Key) -> bool:
        """Whether a key may do what the demo's own may."""
        own = self.own
        return own is not None and replace(key, id=own.id, value=own.value, name=own.name) == own

    def signed(self, call: Call, sent: Sent, caller: str) -> Sent:
        """Return a request with the key or token of somebody, where the call asks for one."""
        value = "" if caller == NOBODY else self._value(caller)
        for scheme in call.schemes if value else ():
            if scheme["type"] == "apiKey" and scheme["in"] == "query":
                sent = replace(sent, query=((str(scheme["name"]), value), *sent.query))
            else:
                sent = replace(sent, headers=(_header(scheme, value), *sent.headers))
        return sent

    def _value(self, caller: str) -> str:
        if caller in self._keys:
            return self._keys[caller].value
        if caller not in (OWN, UNKNOWN, EXPIRED):
            raise RecordingError(f"{self._api}: there is no key {caller} among the fixtures")
        own = self.token or (self.own.value if self.own else "")
        return unlike(own) if caller == UNKNOWN else own

    def signing(self, call: Call, draft: Draft) -> Draft:
        """Return the draft of a call that signs in or renews with what it has to send."""
        calls = self.session.calls if self.session else ()
        token_call = next((each for each in calls if each.operation == call.id), None)
        if token_call is None or not isinstance(draft.body, dict):
            return draft
        body = dict(draft.body)
        for field, what in token_call.sends.items():
            body[field] = self._sent(what, body.get(field))
        return replace(draft, body=body)

    def filled(self, draft: Draft) -> Draft:
        """Return a draft with secrets in the place of what stands for them: `$refresh`."""
        known = {"$key": self.own.value if self.own else "", "$token": self.token}
        return replace(draft, body=_filled(draft.body, {**known, "$refresh": self.refresh}))

    def credentials(self, call: Call) -> Iterator[str]:
        """Yield the fields in which a call that signs in sends a key or a token."""
        calls = self.session.calls if self.session else ()
        for each in calls:
            if each.operation == call.id:
                yield from (field for field, what in each.sends.items() if what in (KEY, REFRESH))

    def _sent(self, what: str, shown: Any) -> Any:
        known = {KEY: self.own.value if self.own else shown, REFRESH: self.refresh or shown}
        return known.get(what, self.account.username if self.account else shown)

    def variables(
        self, origin: str, base_path: str, paths: Mapping[str, Call]
    ) -> tuple[Variable, ...]:
        """Return the secrets of samples, those that others are obtained with first."""
        found = []
        if self.own:
            found.append(Variable(f"{self.variable}_KEY", self.own.value))
        if self.token:
            found.append(
                self._token_variable("TOKEN", self.token, "token", origin, base_path, paths)
            )
        if self.refresh:
            found.append(
                self._token_variable("REFRESH", self.refresh, "refresh", origin, base_path, paths)
            )
        return tuple(found)

    def _token_variable(
        self,
        name: str,
        value: str,
        what: str,
        origin: str,
        base_path: str,
        paths: Mapping[str, Call],
    ) -> Variable:
        """Return a token with the command that prints one: by the API's own sign-in, if told."""
        call = self.session.call if self.session else None
        place: tuple[str, ...] = ()
        if call:
            place = call.token if what == "token" else call.refresh
        if call is None or not place or self.account is None or self.own is None:
            ident = self.account.id if self.account else ""
            url = f"{origin}/_understudy/accounts/{ident}/sign-in"
            place = ("token",) if what == "token" else ("refresh_token",)
            asked = f"curl -s -X POST {url}"
        else:
            asked = self._signed_in(call, f"{origin}{base_path}{paths[call.operation].path}")
        keys = "".join(f"[{json.dumps(each)}]" for each in place).replace('"', "'")
        read = f"import json,sys; print(json.load(sys.stdin){keys})"
        return Variable(f"{self.variable}_{name}", value, f'{asked} | python3 -c "{read}"')

    def _signed_in(self, call: TokenCall, url: str) -> str:
        body = {field: self._sent(what, "") for field, what in call.sends.items()}
        text = json.dumps(body)
        own = self.own.value if self.own else ""
        quoted = "'" + text.replace(own, f"'\"${self.variable}_KEY\"'") + "'"
        return f"curl -s -X POST {url} -H 'Content-Type: application/json' -d {quoted}"


def _filled(value: Any, known: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: _filled(each, known) for name, each in value.items()}
    if isinstance(value, list):
        return [_filled(each, known) for each in value]
    return known.get(value, value) if isinstance(value, str) else value


def unlike(key: str) -> str:
    """Return what has the form of a key, and is none: its last letters are others."""
    return key[:-4] + ("0000" if key[-4:] != "0000" else "1111")


def _header(scheme: Mapping[str, Any], value: str) -> Header:
    if scheme["type"] == "apiKey":
        if scheme["in"] == "cookie":
            return "Cookie", f"{scheme['name']}={value}"
        return str(scheme["name"]), value
    return "Authorization", f"{str(scheme.get('scheme', 'bearer')).capitalize()} {value}"


def _catalogue(api: Api) -> tuple[str, SignIn | None]:
    try:
        catalogue = load_rules(api)
    except RulesError:
        return api.name.upper(), None  # it is served, and not judged
    return catalogue.variable, catalogue.session


def _keys(api: Api) -> Iterator[Key]:
    path = api.fixtures / "keys.json"
    rows = json.loads(path.read_text("utf-8")) if path.exists() else []
    names = _names(api)
    for row in rows:
        org = names.get(row["org"], row["org"])
        is_revoked = row.get("revoked_at") is not None
        yield Key(row["id"], row["key"], row["name"], org, row.get("role", ""), is_revoked)


def _names(api: Api) -> dict[str, str]:
    path = api.fixtures / "organizations.json"
    rows = json.loads(path.read_text("utf-8")) if path.exists() else []
    return {row["id"]: row["name"] for row in rows}
