"""The requests that are measured, the same for every server."""

from dataclasses import dataclass

KEY = "pp_" + "1" * 64
PROJECT = "p_bench_0_0"


@dataclass(frozen=True)
class Call:
    """One request, relative to an API's base path, and the status that answers it."""

    name: str
    method: str
    path: str
    status: int = 200
    body: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The headers that the request bears."""
        headers = {"Authorization": f"Bearer {KEY}"}
        return headers if self.body is None else {**headers, "Content-Type": "application/json"}


GET_ONE = Call("GET /projects/{id}", "GET", f"/projects/{PROJECT}")
GET_LIST = Call("GET /projects", "GET", "/projects")
POST_TASK = Call(
    "POST /projects/{id}/tasks",
    "POST",
    f"/projects/{PROJECT}/tasks",
    201,
    '{"label": "Confirm the rigging points with the venue"}',
)
# Leaves the store as it was, however often.
PATCH_ONE = Call(
    "PATCH /projects/{id}",
    "PATCH",
    f"/projects/{PROJECT}",
    200,
    '{"name": "Once more with the same name"}',
)
CALLS = (GET_ONE, GET_LIST, POST_TASK)
