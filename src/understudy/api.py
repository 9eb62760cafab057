"""What an author of a stand-in imports: the declaration, what handlers get, and how they refuse.

Nothing deeper is needed to have an API of one's own served; see docs/add-an-api.md.
"""

from understudy.server.declaration import Api, Depending, Settings, collected
from understudy.server.drawing import joined, svg
from understudy.server.panel import Html, Link, Panel, Part, Picture, Rows
from understudy.server.served import (
    Action,
    Created,
    Envelope,
    HandlerError,
    Handlers,
    Refusal,
    Staged,
    Staging,
    Written,
)
from understudy.server.state.access.accounts import Account
from understudy.server.state.access.keys import Caller, KeyPolicy
from understudy.server.state.access.limits import Bucket, LimitPolicy, Standing, Window
from understudy.server.state.access.sessions import ApiSessions, SessionPolicy, SignedIn
from understudy.server.state.documents.collection import Collection, Documents, shown
from understudy.server.state.documents.org_store import OrgCollection, OrgStore
from understudy.server.state.failures import (
    BadCredentials,
    BadKey,
    BadRefreshToken,
    Conflict,
    Crash,
    Failure,
    Forbidden,
    Forced,
    Invalid,
    MissingKey,
    NotFound,
    Overrun,
    TooLarge,
    TooMany,
    UnknownRoute,
    WrongMethod,
    WrongType,
)
from understudy.server.state.ids import Ids
from understudy.server.state.outbox import OrgOutbox
from understudy.server.state.storage.rows import Change, Doc
from understudy.server.state.time.clock import Clock
from understudy.server.state.webhooks.events import Event, Sending, WebhookPolicy, doubling, uuid_of
from understudy.server.state.webhooks.webhooks import OrgHooks
from understudy.server.upload import Upload
from understudy.server.words import CHALLENGE, Plain, status_of
from understudy.server.work.work import Work

__all__ = [
    "CHALLENGE",
    "Account",
    "Action",
    "Api",
    "ApiSessions",
    "BadCredentials",
    "BadKey",
    "BadRefreshToken",
    "Bucket",
    "Caller",
    "Change",
    "Clock",
    "Collection",
    "Conflict",
    "Crash",
    "Created",
    "Depending",
    "Doc",
    "Documents",
    "Envelope",
    "Event",
    "Failure",
    "Forbidden",
    "Forced",
    "HandlerError",
    "Handlers",
    "Html",
    "Ids",
    "Invalid",
    "KeyPolicy",
    "LimitPolicy",
    "Link",
    "MissingKey",
    "NotFound",
    "OrgCollection",
    "OrgHooks",
    "OrgOutbox",
    "OrgStore",
    "Overrun",
    "Panel",
    "Part",
    "Picture",
    "Plain",
    "Refusal",
    "Rows",
    "Sending",
    "SessionPolicy",
    "Settings",
    "SignedIn",
    "Staged",
    "Staging",
    "Standing",
    "TooLarge",
    "TooMany",
    "UnknownRoute",
    "Upload",
    "WebhookPolicy",
    "Window",
    "Work",
    "Written",
    "WrongMethod",
    "WrongType",
    "collected",
    "doubling",
    "joined",
    "shown",
    "status_of",
    "svg",
    "uuid_of",
]
