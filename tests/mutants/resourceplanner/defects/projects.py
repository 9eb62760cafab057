"""Defects in what is kept of projects: sizes, rates, overrides."""

from collections.abc import Callable
from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import both, by, dropped, instead, of
from tests.mutants.library.rows import Row, row
from tests.mutants.resourceplanner.defects.things import PUT, SHOWN, put
from tests.mutants.resourceplanner.reference.call import Call, Refusal

projects = Defects("behaviour")
KEPT, SET, ONCE, NEGATIVE = "RP-PROJ-01", "RP-PROJ-02", "RP-PROJ-03", "RP-VAL-01"
SIZE, RATE, RATES = "projectSize", "projectRate", "resourceRates"
ONLY = of("project")


def _put(ident: str, says: str, name: str, turn: Callable[[Any, Any], Any]) -> Row:
    return row(f"project-{ident}", says).at(PUT, put(name, turn), when=ONLY)


def _lost(old: Any, new: Any) -> Any:
    return None


def _cut(old: Any, new: Any) -> Any:
    return new and int(new)


def _stays(old: Any, new: Any) -> Any:
    return new if old is None else old


def _not_nulled(old: Any, new: Any) -> Any:
    return old if new is None else new


projects.add(
    _put("size-lost", "The size is not kept.", SIZE, _lost).breaks(KEPT),
    _put("size-of-nothing", "No size is kept of 0.", SIZE, lambda old, new: new or None).breaks(
        KEPT
    ),
    _put("size-cut", "The size is a whole number.", SIZE, _cut).breaks(KEPT),
    _put("size-stays", "A size is set once.", SIZE, _stays).breaks(SET),
    _put("size-not-cleared", "Null leaves the size.", SIZE, _not_nulled).breaks(SET),
    _put(
        *("size-cleared-to-zero", "Null makes the size 0.", SIZE),
        lambda old, new: 0 if new is None else new,
    ).breaks(SET),
    _put("rate-lost", "The rate is not kept.", RATE, _lost).breaks(KEPT),
    _put("rate-cut", "The rate is a whole number.", RATE, _cut).breaks(KEPT),
    _put("rate-stays", "A rate is set once.", RATE, _stays).breaks(SET),
    _put("rate-not-cleared", "Null leaves the rate.", RATE, _not_nulled).breaks(SET),
    _put("rates-lost", "No rates of resources are kept.", RATES, lambda old, new: []).breaks(KEPT),
    _put("rates-first-alone", "One rate is kept.", RATES, lambda old, new: (new or [])[:1]).breaks(
        KEPT
    ),
    _put(
        *("rates-all-one", "All rates are that of the first.", RATES),
        lambda old, new: [{**each, "rate": new[0]["rate"]} for each in new or ()],
    ).breaks(KEPT),
    _put(
        *("rates-not-cleared", "An empty list leaves the rates.", RATES),
        lambda old, new: new or old,
    ).breaks(SET),
    _put("rates-not-nulled", "Null leaves the rates.", RATES, _not_nulled).breaks(SET),
    _put(
        *("rates-added", "Rates are only added.", RATES),
        lambda old, new: [*(old or ()), *new] if new else new,
    ).breaks(ONCE),
    _put(
        *("rates-doubled", "Each rate is kept twice.", RATES),
        lambda old, new: [*(new or ()), *(new or ())],
    ).breaks(ONCE),
    *(
        row(f"project-without-{name}", f"A list has no {told}.")
        .at(SHOWN, dropped(name), when=ONLY)
        .breaks(KEPT)
        for name, told in ((SIZE, "size"), (RATE, "rate"), (RATES, "rates of resources"))
    ),
)


def _kept_and_refused(_: Ordinary, call: Call, name: str, value: Any) -> None:
    if value < 0:
        for each in call.rows():
            each[name] = value
        raise Refusal(400, "no")


projects.add(
    # Any number is taken, where a project is made, or where it is changed.
    *(
        row(f"negative-size-{done}", says)
        .at("checks.number", instead(None), when=both(by(method), ONLY))
        .breaks(NEGATIVE)
        for method, done, says in (
            ("POST", "made", "A project of -5 hours is made."),
            ("PUT", "set", "A size of -5 hours is set."),
        )
    ),
    row("negative-size-refused-and-kept", "What is refused is kept.")
    .at("checks.number", _kept_and_refused, when=ONLY)
    .breaks(NEGATIVE),
)
