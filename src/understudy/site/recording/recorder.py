"""Records what one stand-in answers to the calls of one API, each operation from the start."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from understudy.catalog import Api
from understudy.site.recording.attempts.bodies import body_attempts
from understudy.site.recording.attempts.keys import key_attempts
from understudy.site.recording.attempts.parameters import parameter_attempts
from understudy.site.recording.callers import EXPIRED, Callers
from understudy.site.recording.declared import Declared
from understudy.site.recording.described import Call
from understudy.site.recording.draft import Attempt, Draft
from understudy.site.recording.failures import RecordingError
from understudy.site.recording.model import Recorded, Sent
from understudy.site.recording.plain import plain_draft, said, with_real_ids
from understudy.site.recording.shown import shown
from understudy.site.recording.texts import message_of
from understudy.site.recording.wire import Answer, Wire
from understudy.testing import Understudy

# So many calls are made before a limit is taken for none.
PATIENCE = 2_000
# What is larger is not kept: no page shows it.
LARGEST = 1_000_000


@dataclass
class Kept:
    """What is kept of an operation: its first success, further ones, each text that refuses."""

    recorded: list[Recorded] = field(default_factory=list)
    seen: set[tuple[int, str]] = field(default_factory=set)
    cases: set[str] = field(default_factory=set)

    def is_new(self, status: int, body: str) -> bool:
        """Whether an answer is one of those that a page shows, and not there yet."""
        key = (status, body if status >= 400 else "")
        if key in self.seen:
            return False
        self.seen.add(key)
        return True


class Recorder:
    """Makes every call of an API that is worth showing, and keeps what was answered."""

    def __init__(
        self,
        api: Api,
        mock: Understudy,
        calls: Mapping[str, Call],
        declared: Declared,
        settings: Mapping[str, str],
    ) -> None:
        self._api = api.name
        self._mock = mock
        self._calls = calls
        self._declared = declared
        self._settings = settings
        self._wire = Wire(mock.url(api.name))
        self.callers = Callers(api, mock)
        self._is_dirty = False

    def close(self) -> None:
        """Let go of the connection."""
        self._wire.close()

    def all(self, calls: Mapping[str, Call]) -> dict[str, tuple[Recorded, ...]]:
        """Return what each of these operations answers: its success first, refusals by status."""
        found = {name: self._operation(call) for name, call in calls.items()}
        beyond = self._limits([call for call in calls.values() if "429" in call.statuses])
        return {name: (*each, *beyond.get(name, ())) for name, each in found.items()}

    def _operation(self, call: Call) -> tuple[Recorded, ...]:
        kept = Kept()
        self._start(is_forced=True)
        plain = self._plain(call)
        self._succeed(kept, call, plain)
        for attempt in self._declared.attempts(self._calls, call, plain, self._settings):
            self._try(kept, call, attempt)
        self._refuse_idle(kept, call)
        for attempt in self._attempts(call, plain):
            self._try(kept, call, attempt)
        return ordered(kept.recorded)

    def _limits(self, limited: Sequence[Call]) -> dict[str, tuple[Recorded, ...]]:
        """Return what is answered beyond the limits."""
        if not limited or not any(each.api == self._api for each in self._mock.limits.list()):
            return {}
        self._start(is_forced=True)
        drafts = {call.id: self._plain(call) for call in limited}
        self._mock.limits.switch(on=True)
        found = {call.id: self._beyond(call, drafts[call.id]) for call in limited}
        self._mock.limits.switch(on=False)
        return found

    def _beyond(self, call: Call, draft: Draft) -> tuple[Recorded, ...]:
        for _ in range(PATIENCE):
            sent, answer = self._send(call, draft)
            if answer.status == 429:
                cause = "Call more often than the limit allows."
                return (
                    self._recorded(call, Attempt("beyond-the-limit", cause, draft), sent, answer),
                )
        return ()

    def _plain(self, call: Call) -> Draft:
        draft = with_real_ids(call, plain_draft(call), self._calls, self._ask)
        return self._declared.success(call, self.callers.signing(call, draft))

    def _ask(self, call: Call, draft: Draft) -> Any:
        return said(self._send(call, draft)[1].text)

    def _succeed(self, kept: Kept, call: Call, plain: Draft) -> None:
        """Make the call as it should be, and once more."""
        attempt = Attempt("success", "", plain)
        sent, answer = self._send(call, plain)
        if not (200 <= answer.status < 300 and str(answer.status) in call.statuses):
            raise RecordingError(
                f"{self._declared.file}: {call.id}: {sent.method} {sent.path} is answered with "
                f"{answer.status} ({message_of(answer.text)}); say which request succeeds"
            )
        kept.is_new(answer.status, "")
        kept.recorded.append(self._recorded(call, attempt, sent, answer))
        if call.writes:
            again = Attempt("again", "Send the same request a second time.", plain)
            self._keep(kept, call, again, *self._send(call, plain))

    def _refuse_idle(self, kept: Kept, call: Call) -> None:
        """Raise where a case is declared that shows nothing of its own."""
        for case in sorted(self._declared.cases_for(call.id, self._settings) - kept.cases):
            raise RecordingError(
                f"{self._declared.file}: {call.id}: {case} is answered as another case is, or with "
                "a status that the spec does not document"
            )

    def _attempts(self, call: Call, plain: Draft) -> Iterator[Attempt]:
        yield from parameter_attempts(call, plain)
        yield from body_attempts(call, plain)
        yield from key_attempts(call, plain, self.callers)

    def _try(self, kept: Kept, call: Call, attempt: Attempt) -> None:
        if attempt.case in kept.cases or not _may_tell(call, attempt):
            return  # a like one has shown it, or none can
        self._start()
        for name, draft in attempt.before:
            self._send(self._calls[name], draft)
        if attempt.draft.caller == EXPIRED:
            self.callers.expire()
            self._is_dirty = True
        self._keep(kept, call, attempt, *self._send(call, attempt.draft))

    def _keep(self, kept: Kept, call: Call, attempt: Attempt, sent: Sent, answer: Answer) -> None:
        is_documented = str(answer.status) in call.statuses
        is_wanted = not attempt.wanted or answer.status in attempt.wanted
        if is_documented and is_wanted and kept.is_new(answer.status, answer.text):
            kept.recorded.append(self._recorded(call, attempt, sent, answer))
            kept.cases.add(attempt.case)

    def _send(self, call: Call, draft: Draft) -> tuple[Sent, Answer]:
        sent = self.callers.filled(draft).sent(call)
        sent = self.callers.signed(call, sent, draft.caller)
        answer = self._wire.send(sent)
        # Who signs in gets tokens, and withdraws others: that is a change too.
        self._is_dirty |= call.writes and answer.status < 400
        return sent, answer

    def _start(self, *, is_forced: bool = False) -> None:
        """Put the stand-in back to the start, if anything was changed."""
        if self._is_dirty or is_forced:
            self._mock.reset()
            self.callers.start()
            self._is_dirty = False

    def _recorded(self, call: Call, attempt: Attempt, sent: Sent, answer: Answer) -> Recorded:
        text, left_out = shown(answer.text)
        message = message_of(answer.text) if answer.status >= 400 else ""
        return Recorded(
            operation=call.id,
            case=attempt.case,
            cause=attempt.cause,
            request=abridged(sent),
            status=answer.status,
            headers=answer.headers,
            body=answer.text,
            shown=text,
            message=message,
            about=attempt.about,
            left_out=left_out,
            settings=self._settings,
        )


def _may_tell(call: Call, attempt: Attempt) -> bool:
    """Whether a status for which an attempt is made is documented."""
    return not attempt.wanted or any(str(each) in call.statuses for each in attempt.wanted)


def abridged(sent: Sent) -> Sent:
    """Return a request without a body that is there to be too large."""
    if sent.upload and len(sent.upload.content) > LARGEST:
        return replace(sent, upload=replace(sent.upload, content=b""))
    return replace(sent, body="") if len(sent.body or "") > LARGEST else sent


def ordered(recorded: Iterable[Recorded]) -> tuple[Recorded, ...]:
    """Return recordings by status, the success first."""
    return tuple(sorted(recorded, key=lambda each: (each.case != "success", each.status)))
