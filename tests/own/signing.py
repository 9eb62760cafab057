"""The API of docs/add-an-api.md, whose accounts sign in for tokens."""

import json
from base64 import urlsafe_b64decode
from pathlib import Path
from typing import Any

import httpx
from tests.own.page import spoilt

from understudy.testing import Understudy

START = "2026-06-01T12:00:00Z"
ANNA, NORA = "anna@acme.example", "nora@north.example"
PASSWORD = "annas-own-password"
PATHS = """paths:
  /sign-in:
    post:
      operationId: sign_in
      security: []
      requestBody:
        required: true
        content:
          application/json:
            schema: &credentials
              type: object
              required: [username, password]
              properties: {username: {type: string}, password: {type: string, format: password}}
          application/x-www-form-urlencoded: {schema: *credentials}
      responses: &answers
        "200": {$ref: "#/components/responses/SignedIn"}
        "400": {$ref: "#/components/responses/Error"}
        "401": {$ref: "#/components/responses/Error"}
        "429": {$ref: "#/components/responses/Error"}
  /renew:
    post:
      operationId: renew
      security: []
      requestBody: &refresh
        required: true
        content:
          application/json:
            schema: {type: object, required: [refresh], properties: {refresh: {type: string}}}
      responses: *answers
  /sign-out:
    post:
      operationId: sign_out
      security: []
      requestBody: *refresh
      responses: {"204": {description: Gone.}}
"""
ANSWER = """  responses:
    SignedIn:
      description: Tokens.
      content:
        application/json:
          schema:
            type: object
            properties: {user: {type: integer}, token: {type: string}, refresh: {type: string}}
"""
HANDLERS = """

async def sign_in(body, sessions):
    return told(sessions.sign_in(body["username"], body["password"]))


async def renew(body, sessions):
    return told(sessions.renew(body["refresh"]))


async def sign_out(body, sessions):
    sessions.revoke(body["refresh"])


def told(signed):
    user = signed.account.profile["number"]
    return {"user": user, "token": signed.token, "refresh": signed.refresh_token}
"""
ACCOUNTS = f"""[
  {{"id": "anna", "org": "acme", "username": "{ANNA}", "password": "{PASSWORD}",
   "created_at": "2026-01-01T00:00:00Z", "profile": {{"number": 501}}}},
  {{"id": "nora", "org": "north", "username": "{NORA}", "password": null,
   "created_at": "2026-01-01T00:00:00Z", "profile": {{"number": 777}}}}
]
"""
RULES = """probes: [list_notes]
sign_in:
  operation: sign_in
  sends: {username: username, password: key}
  token: token
  refresh: refresh
  lasts: 900
  renew: {operation: renew, sends: {refresh: refresh}, token: token, refresh: refresh}
"""
NEEDS = """needs:
  username: "who signs in with the key, --need username=... or UNDERSTUDY_USERNAME"
  other_username: "who signs in with the other key, --need other_username=..."
  other_key:"""


def judged_by_sign_in(notes: Path) -> Path:
    """Let the rules of notes that one signs in to be judged with tokens."""
    folder = sign_in_to(notes)
    spoilt(notes / "rules.yaml", "probes: [list_notes]\n", RULES)
    spoilt(notes / "rules.yaml", "needs: {other_key:", NEEDS)
    spoilt(notes / "rules.yaml", 'UNDERSTUDY_OTHER_KEY"}', 'UNDERSTUDY_OTHER_KEY"')
    return folder


def sign_in_to(notes: Path, policy: str = "") -> Path:
    """Give the notes accounts that sign in, by a policy with these arguments."""
    spoilt(notes / "openapi.yaml", "paths:\n", PATHS)
    spoilt(notes / "openapi.yaml", "  responses:\n    Note:", f"{ANSWER}    Note:")
    declared = f"    sessions=SessionPolicy({policy}),\n    collections="
    spoilt(notes / "api.py", "    collections=", declared)
    spoilt(notes / "api.py", "import Api,", "import SessionPolicy, Api,")
    spoilt(notes / "api.py", "from understudy", "from datetime import timedelta\n\nfrom understudy")
    (notes / "handlers.py").write_text((notes / "handlers.py").read_text() + HANDLERS)
    (notes / "fixtures" / "accounts.json").write_text(ACCOUNTS)
    return notes.parent


def signed_in(mock: Understudy, username: str = ANNA, password: str = PASSWORD) -> dict[str, str]:
    """Return the tokens of an account."""
    answer = post(mock, "sign-in", username=username, password=password)
    assert answer.status_code == 200, answer.text
    tokens: dict[str, str] = answer.json()
    return tokens


def post(mock: Understudy, path: str, **body: str) -> httpx.Response:
    """Call an operation that needs no token."""
    return httpx.post(f"{mock.url('notes')}/{path}", json=body, trust_env=False)


def notes_with(mock: Understudy, token: str) -> httpx.Response:
    """Ask for the notes with a token."""
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.get(f"{mock.url('notes')}/notes", headers=headers, trust_env=False)


def claims_of(token: str) -> dict[str, Any]:
    """Return what a JWT tells."""
    payload = token.split(".")[1]
    claims: dict[str, Any] = json.loads(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return claims
