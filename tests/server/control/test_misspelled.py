"""Whatever is misspelled in a call of the control plane is refused, with the names there are."""

from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

SPEC = yaml.safe_load(
    (Path(__file__).parents[3] / "server" / "control" / "openapi.yaml").read_text("utf-8")
)
METHODS = ("get", "put", "post", "delete", "patch")
OPERATIONS = {
    item[method]["operationId"]: (method, path, item[method])
    for path, item in SPEC["paths"].items()
    for method in METHODS
    if method in item
}
# What stands for the parameters of a path.
PLACES = {"api": "productionplanner", "action": "archive_project"}
# Bodies that lack nothing, where an empty one does.
BODIES: dict[str, dict[str, Any]] = {
    "switch_limits": {"on": True},
    "add_fault": {"status": 503},
    "move_clock": {"real": True},
    "add_webhook": {"api": "a", "org": "o", "url": "u"},
    "create_organization": {"api": "a", "name": "n"},
    "create_key": {"api": "a", "org": "o", "name": "n"},
    "create_account": {"api": "a", "org": "o", "username": "u"},
    "import_state": {"tables": {}},
    "save_snapshot": {"name": "n"},
    "stage": {"org": "org_acme", "project": "p_bare"},
}
FILTERED = [
    (path, parameter)
    for path, parameters in {
        "/journal": ("api", "operation", "key"),
        "/journal/count": ("api", "operation", "key"),
        "/journal.har": ("api", "operation", "key"),
        "/accounts": ("api", "org"),
        "/webhooks": ("api", "org"),
        "/webhooks/deliveries": ("api", "org", "webhook", "event_type"),
        "/outbox": ("api", "org"),
    }.items()
    for parameter in parameters
]


def call(control: httpx.Client, operation: str, **content: Any) -> httpx.Response:
    """Call an operation of the control plane."""
    method, path, _ = OPERATIONS[operation]
    for name, value in PLACES.items():
        path = path.replace(f"{{{name}}}", value)
    return control.request(method, path.replace("{", "").replace("}", ""), **content)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_parameter_that_there_is_not_is_refused_by_every_operation(
    control: httpx.Client, operation: str
) -> None:
    before = control.get("/clock").content, control.get("/state").content

    answer = call(control, operation, params={"operatin": "x"}, json=BODIES.get(operation))

    named = [p["$ref"].rpartition("/")[2] for p in OPERATIONS[operation][2].get("parameters", ())]
    parameters = [SPEC["components"]["parameters"][name] for name in named]
    there = ", ".join(p["name"] for p in parameters if p["in"] == "query") or "(there is none)"
    assert answer.status_code == 400
    assert answer.json()["error"].startswith(
        f"operatin is no parameter here; there are: {there}"
    ), answer.text
    assert before == (control.get("/clock").content, control.get("/state").content)


@pytest.mark.parametrize(
    "operation", [name for name, (_, _, each) in OPERATIONS.items() if "requestBody" in each]
)
def test_a_field_that_there_is_not_is_refused_by_every_operation(
    control: httpx.Client, operation: str
) -> None:
    answer = call(control, operation, json={**BODIES.get(operation, {}), "misspelled": 1})

    assert answer.status_code == 400
    assert answer.json()["error"].startswith("misspelled is not known here; there are: ")


@pytest.mark.parametrize(
    "operation", [name for name, (_, _, each) in OPERATIONS.items() if "requestBody" not in each]
)
def test_a_body_where_none_is_taken_is_refused(control: httpx.Client, operation: str) -> None:
    answer = call(control, operation, json={"misspelled": 1})

    assert (answer.status_code, answer.json()) == (
        400,
        {"error": "body must be empty: this call takes none"},
    )


@pytest.mark.parametrize(("path", "parameter"), FILTERED)
def test_a_filter_by_what_there_is_not_is_refused(
    control: httpx.Client, path: str, parameter: str
) -> None:
    answer = control.get(path, params={parameter: "list_projectz"})

    assert answer.status_code == 400
    assert answer.json()["error"].startswith(f"{parameter} must be one of ")


def test_the_nearest_name_is_offered(control: httpx.Client) -> None:
    error = control.get("/journal/count?operation=list_projectz").json()["error"]

    assert error.endswith("; did you mean list_projects?")


def test_a_parameter_that_is_there_twice_is_refused(control: httpx.Client) -> None:
    answer = control.get("/journal?status=404&status=500")

    assert answer.json() == {"error": "status is there twice"}


def test_the_operations_of_an_api_are_those_that_can_be_asked_for(control: httpx.Client) -> None:
    query = {"api": "productionplanner", "operation": "get_info"}

    assert control.get("/journal/count", params=query).json() == {"count": 0}


def test_who_called_before_can_be_asked_for_though_there_is_no_such_key_any_more(
    control: httpx.Client, acme: httpx.Client
) -> None:
    state = control.get("/state?reveal=true").json()
    acme.get("/info")
    del state["tables"]["_keys"]["key_acme_ci"]

    control.put("/state", json=state)

    assert control.get("/journal/count?key=key_acme_ci").json() == {"count": 1}
    assert control.get("/journal/count?key=key_acme_cy").status_code == 400


@pytest.mark.parametrize(
    ("path", "body", "error"),
    [
        ("/keys", {"org": "org_akme", "name": "x"}, "org must be one of org_acme, "),
        ("/webhooks", {"org": "org_acme", "url": "u"}, "api must be one of (there is none)"),
        ("/staging/productionplaner/archive_project", None, "did you mean productionplanner?"),
        ("/staging/productionplanner/archive_projekt", None, "did you mean archive_project?"),
        ("/staging/productionplanner/archive_project", {"org": "o", "project": "p"}, "org_acme"),
    ],
)
def test_what_is_named_in_a_body_or_a_path_is_refused_with_what_there_is(
    control: httpx.Client, path: str, body: dict[str, str] | None, error: str
) -> None:
    named = {} if path.startswith("/staging") else {"api": "productionplanner"}

    answer = control.post(path, json={**named, **(body or {"org": "org_acme"})})

    assert answer.status_code in (400, 404)
    assert error in answer.json()["error"]
