"""What can be wrong with who calls: no key, one that nobody has, that of somebody else."""

from collections.abc import Iterator
from dataclasses import replace

from understudy.site.recording.callers import EXPIRED, UNKNOWN, Callers, Key, unlike
from understudy.site.recording.described import Call
from understudy.site.recording.draft import NOBODY, Attempt, Draft


def key_attempts(call: Call, plain: Draft, callers: Callers) -> Iterator[Attempt]:
    """Yield the call without a key, and with each that may not make it."""
    for field in callers.credentials(call):
        body = {**plain.body, field: unlike(plain.body[field])}
        cause = f"Send a `{field}` that is none."
        yield Attempt(f"wrong-{field}", cause, replace(plain, body=body), f"body-{field}")
    if not call.schemes:
        return
    what = "token" if callers.token else "key"
    yield Attempt("no-key", f"Send no {what}.", replace(plain, caller=NOBODY))
    unknown = replace(plain, caller=UNKNOWN)
    yield Attempt("wrong-key", f"Send a {what} that does not exist.", unknown)
    if callers.token:
        expired = replace(plain, caller=EXPIRED)
        yield Attempt("expired-token", "Send a token whose time is over.", expired)
        return
    for key in callers.others:
        if callers.is_like_own(key):
            continue  # it may do the same
        cause = _cause(key, callers)
        yield Attempt(f"key-{_slug(key.id)}", cause, replace(plain, caller=key.id))


def _cause(key: Key, callers: Callers) -> str:
    if key.is_revoked:
        return "Send a key that was revoked."
    own = callers.own
    if own and key.org == own.org and key.role != own.role:
        return f"Send a key that is `{key.role}`."
    return f"Send a key of {key.org}."


def _slug(text: str) -> str:
    return text.replace("_", "-").removeprefix("key-")
