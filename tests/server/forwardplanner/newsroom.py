"""A client of Forward Planner, written from the vendor's documentation: it keeps a diary."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import httpx

LIFETIME, EARLY = timedelta(minutes=15), timedelta(minutes=1)
PAGE = 500


class Newsroom:
    """Polls for changes and keeps what it has read; `now` and `wait` are its clock."""

    def __init__(
        self,
        http: httpx.Client,
        credentials: dict[str, str],
        now: Callable[[], datetime],
        wait: Callable[[int], None],
    ) -> None:
        self.http = http
        self.credentials = credentials
        self.now = now
        self.wait = wait
        self.events: dict[int, dict[str, Any]] = {}
        self.refusals: list[int] = []
        self.sign_ins = 0
        self.refresh_token = ""
        self.renew_at = now()
        self.since = datetime(2000, 1, 1)  # noqa: DTZ001  # the API writes UTC without a zone

    def poll(self) -> None:
        """Read what was edited since the last poll, that minute included."""
        minute = self.now().replace(second=0, microsecond=0, tzinfo=None)
        query = {"date": f"{self.since:%Y%m%d}", "time": f"{self.since:%H%M}", "limit": PAGE}
        offset = 0
        while page := self.read("/events/latest", {**query, "offset": offset}):
            self.events |= {event["itemId"]: event for event in page}
            offset += len(page)
            if len(page) < PAGE:
                break
        self.since = minute

    def read(self, path: str, query: dict[str, Any]) -> Any:
        """Return what a call answers, signed in for it."""
        if self.now() >= self.renew_at:
            self.renew()
        answer = self.patiently("GET", path, params=query)
        if answer.status_code == 401:
            self.renew()
            answer = self.patiently("GET", path, params=query)
        answer.raise_for_status()
        return answer.json()

    def renew(self) -> None:
        """Renew the access token, or sign in again where that is refused."""
        answer = None
        if self.refresh_token:
            sent = {"refreshToken": self.refresh_token}
            answer = self.patiently("POST", "/auth/renew", json=sent)
        if answer is None or answer.status_code == 400:
            self.sign_ins += 1
            answer = self.patiently("POST", "/auth", json=self.credentials)
        answer.raise_for_status()
        tokens = answer.json()
        self.refresh_token = tokens["refreshToken"]
        self.renew_at = self.now() + LIFETIME - EARLY
        self.http.headers["Authorization"] = f"Bearer {tokens['token']}"

    def patiently(self, method: str, path: str, **sent: Any) -> httpx.Response:
        """Return an answer; too many calls wait as long as the answer says."""
        while True:
            answer = self.http.request(method, path, **sent)
            if answer.is_error:
                self.refusals.append(answer.status_code)
            if answer.status_code != 429:
                return answer
            self.wait(int(answer.headers["Retry-After"]))
