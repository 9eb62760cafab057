"""Mail that a stand-in's APIs would have sent, as tests read it."""

from collections.abc import Sequence
from dataclasses import dataclass

from understudy.testing.answers import Answer, Json
from understudy.testing.line import Line


@dataclass(frozen=True)
class Mail(Answer):
    """A mail that was not sent; `data` is what its API says of it beside the text."""

    id: str
    api: str
    org: str
    to: str
    subject: str
    text: str
    data: Json
    created_at: str


class Outbox:
    """Mail that the APIs would have sent: the latest 1000."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def list(
        self,
        *,
        api: str | None = None,
        org: str | None = None,
        to: str | None = None,
        limit: int | None = None,
    ) -> Sequence[Mail]:
        """Return the mail that passes every filter, newest last; `limit` keeps the newest."""
        answer = self._line.gather("/outbox", limit, api=api, org=org, to=to)
        return [Mail.read(one) for one in answer]
