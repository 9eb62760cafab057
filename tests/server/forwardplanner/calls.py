"""The demo accounts of Forward Planner, and how to call as one."""

import httpx

from understudy.testing import Control

NORTHSTAR, LAURENTIDES = "account_northstar", "account_laurentides"
DESK = {"username": "desk@northstar.example", "password": "fp-key-northstar"}
SALLE = {"username": "salle@laurentides.example", "password": "fp-key-laurentides"}
NO_TOKEN = {"error": "Unauthorised", "message": "Missing or invalid access token."}
BAD_REFRESH = {"error": "Bad Request", "message": "Invalid or expired refresh token."}


def caller(mock: Control, token: str = "") -> httpx.Client:
    """Return a client that sends this access token."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    url = mock.url("forwardplanner")
    # Nothing here speaks TLS: not reading the authorities' certificates saves 20 ms a client.
    return httpx.Client(base_url=url, headers=headers, trust_env=False, verify=False, timeout=10)


def asked(client: httpx.Client, path: str, **query: str | int) -> list[int]:
    """Return the ids that a list answers."""
    answer = client.get(f"/events/{path}", params=query)
    assert answer.status_code == 200, answer.text
    return [event["itemId"] for event in answer.json()]


def status(mock: Control, token: str) -> int:
    """Return how the diary of a day is answered with a token."""
    with caller(mock, token) as client:
        return client.get("/events/date?date=20260618").status_code
