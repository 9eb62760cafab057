"""Sends what lies under a base path to an app of its own, before anything of it is noted."""

from collections.abc import Awaitable, Callable

from starlette.types import ASGIApp, Receive, Scope, Send


class Branch:
    """The gate of the control plane, and of the console in it.

    What stands behind it is put up when it is first called: reading the control plane's spec takes
    a quarter of the time of a start, and not every start needs it. `gate` gets the app to which
    everything else goes.
    """

    def __init__(self, app: ASGIApp, *, base: str, gate: Callable[[ASGIApp], ASGIApp]) -> None:
        self.app = app
        self.base = f"{base}/"
        self.gate = gate
        self.branch: ASGIApp | None = None

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        if scope["type"] == "http" and (scope["path"] + "/").startswith(self.base):
            if self.branch is None:
                self.branch = self.gate(self.app)
            return self.branch(scope, receive, send)
        return self.app(scope, receive, send)
