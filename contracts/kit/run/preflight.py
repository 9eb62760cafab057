"""A first look at the target: is it there, is it the API, does it take the key."""

import re
from collections.abc import Sequence

from understudy.contracts.kit.given.needs import variable_of
from understudy.contracts.kit.talk.base_url import with_base_path
from understudy.contracts.kit.talk.credential import Credential
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.keyring import OTHER, OWN
from understudy.contracts.kit.talk.stop import NoAnswer, Unmet, Unreachable
from understudy.contracts.kit.talk.target import Target
from understudy.reference.rules import Catalogue


def sign_on(target: Target, catalogue: Catalogue, credentials: Sequence[Credential]) -> None:
    """Send keys in the first of these ways that the target takes; in the first if it takes none."""
    for credential in credentials if len(credentials) > 1 else ():
        target.credential = credential
        try:
            asked = ((each, catalogue.asks.get(each)) for each in catalogue.probes)
            answers = [target.call(probe, query=query) for probe, query in asked]
        except Unmet:
            continue
        if any(answer.is_success for answer in answers):
            return
    target.credential = credentials[0]


def look(target: Target, catalogue: Catalogue, base_path: str, chosen: Sequence[str] = ()) -> None:
    """Raise Unreachable, with one line that says what to do, where a run would make no sense.

    `chosen` are the needs that say how a key is sent.
    """
    for key in (OWN, OTHER):
        if key in target.keys:
            _look_with(target, catalogue, base_path, key, chosen)


def _look_with(
    target: Target, catalogue: Catalogue, base_path: str, key: str, chosen: Sequence[str]
) -> None:
    first = None
    for probe in catalogue.probes:
        try:
            answer = target.call(probe, query=catalogue.asks.get(probe), key=key)
        except NoAnswer as none:
            raise Unreachable(f"{target.base_url} gives no answer: {none.reason}") from none
        except Unmet as unmet:
            raise Unreachable(str(unmet)) from unmet
        if answer.is_success and not _is_html(answer):
            return
        first = first or answer
    if first is not None:
        hint = _base_path_hint(target.base_url, base_path)
        is_refused = first.status in (401, 403) and not _is_html(first)
        doubts = "".join(f", and --need {each}" for each in chosen if is_refused)
        raise Unreachable(_explain(target, catalogue, first, key) + doubts + hint)


def _explain(target: Target, catalogue: Catalogue, answer: Exchange, key: str) -> str:
    url = target.base_url + answer.request.path
    if 300 <= answer.status < 400:
        location = answer.headers.get("location", "nowhere")
        return f"{url} redirects to {location}; pass the URL of the API itself"
    if _is_html(answer):
        return f"{url} answers {answer.status} with HTML{_title(answer)}: a login page or a proxy?"
    if answer.status in (401, 403):
        refused = f"the {key.replace('_', ' ')} was refused ({answer.brief})"
        return f"{refused}; check {variable_of(key)}"
    if answer.status == 404:
        return f"{url} answers 404: there is no {catalogue.title} at {target.base_url}"
    return f"{url} answers {answer.brief}; a run needs a target that works"


def _base_path_hint(base_url: str, base_path: str) -> str:
    if base_url.endswith(base_path):
        return ""
    return f"; the API's base path is {base_path}, try {with_base_path(base_url, base_path)}"


def _is_html(answer: Exchange) -> bool:
    # A framework that calls its JSON so is judged; a rule of the API says what it should call it.
    if answer.is_json:
        return False
    is_marked = answer.headers.get("content-type", "").startswith("text/html")
    return is_marked or answer.body.lstrip()[:1] == b"<"


def _title(answer: Exchange) -> str:
    found = re.search(r"<title[^>]*>\s*([^<]{1,60})", answer.text, re.IGNORECASE)
    return f" ({' '.join(found[1].split())!r})" if found else ""
