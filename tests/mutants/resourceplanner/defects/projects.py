"""Defects in what is kept of projects: sizes, rates, overrides."""

from typing import Any

from tests.mutants.resourceplanner.defects.rows import (
    Rows,
    by_method,
    of_kind,
    putting,
    refuse,
)
from tests.mutants.resourceplanner.defects.things import (
    PUT,
    SHOWN,
    without,
)
from tests.mutants.resourceplanner.reference.call import Call

projects = Rows("behaviour")


def _project(ident: str, breaks: str, name: str, change: Any, *rules: str) -> None:
    projects(f"project-{ident}", breaks, PUT, of_kind("project", putting(name, change)), *rules)


SIZE, RATE, RATES = "projectSize", "projectRate", "resourceRates"
_project("size-lost", "The size is not kept.", SIZE, lambda old, new: None, "PROJ-01")
_project("size-of-nothing", "No size is kept of 0.", SIZE, lambda old, new: new or None, "PROJ-01")
_project(
    "size-cut", "The size is a whole number.", SIZE, lambda old, new: new and int(new), "PROJ-01"
)
_project(
    "size-stays",
    "A size is set once.",
    SIZE,
    lambda old, new: new if old is None else old,
    "PROJ-02",
)
_project(
    "size-not-cleared",
    "Null leaves the size.",
    SIZE,
    lambda old, new: old if new is None else new,
    "PROJ-02",
)
_project(
    "size-cleared-to-zero",
    "Null makes the size 0.",
    SIZE,
    lambda old, new: 0 if new is None else new,
    "PROJ-02",
)
_project("rate-lost", "The rate is not kept.", RATE, lambda old, new: None, "PROJ-01")
_project(
    "rate-cut", "The rate is a whole number.", RATE, lambda old, new: new and int(new), "PROJ-01"
)
_project(
    "rate-stays",
    "A rate is set once.",
    RATE,
    lambda old, new: new if old is None else old,
    "PROJ-02",
)
_project(
    "rate-not-cleared",
    "Null leaves the rate.",
    RATE,
    lambda old, new: old if new is None else new,
    "PROJ-02",
)
_project("rates-lost", "No rates of resources are kept.", RATES, lambda old, new: [], "PROJ-01")
_project(
    "rates-first-alone", "One rate is kept.", RATES, lambda old, new: (new or [])[:1], "PROJ-01"
)
_project(
    "rates-all-one",
    "All rates are that of the first.",
    RATES,
    lambda old, new: [{**each, "rate": new[0]["rate"]} for each in new or ()],
    "PROJ-01",
)
_project(
    "rates-not-cleared",
    "An empty list leaves the rates.",
    RATES,
    lambda old, new: new or old,
    "PROJ-02",
)
_project(
    "rates-not-nulled",
    "Null leaves the rates.",
    RATES,
    lambda old, new: old if new is None else new,
    "PROJ-02",
)
_project(
    "rates-added",
    "Rates are only added.",
    RATES,
    lambda old, new: [*(old or ()), *new] if new else new,
    "PROJ-03",
)
_project(
    "rates-doubled",
    "Each rate is kept twice.",
    RATES,
    lambda old, new: [*(new or ()), *(new or ())],
    "PROJ-03",
)
for _name, _told in ((SIZE, "size"), (RATE, "rate"), (RATES, "rates of resources")):
    projects(
        f"project-without-{_name}",
        f"A list has no {_told}.",
        SHOWN,
        of_kind("project", without(_name)),
        "PROJ-01",
    )


def _negative(method: str) -> Any:
    """Take any number, where a project is made, or where it is changed."""
    return by_method(method, of_kind("project", lambda *_: None))


projects(
    "negative-size-made",
    "A project of -5 hours is made.",
    "checks.number",
    _negative("POST"),
    "VAL-01",
)
projects(
    "negative-size-set", "A size of -5 hours is set.", "checks.number", _negative("PUT"), "VAL-01"
)
projects(
    *("negative-size-refused-and-kept", "What is refused is kept.", "checks.number"),
    *(
        of_kind("project", lambda _, call, name, value: _kept_and_refused(call, name, value)),
        "VAL-01",
    ),
)


def _kept_and_refused(call: Call, name: str, value: Any) -> None:
    if value < 0:
        for row in call.rows():
            row[name] = value
        refuse(400)
