"""Defects of webhooks: deliveries that do not come, come too often, or say the wrong thing."""

from typing import Any

from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.planado.reference.call import Call
from tests.mutants.planado.reference.world import Doc, Hook

webhooks = Defects("webhooks")


@webhooks.defect(
    "webhooks-none",
    "No change is announced.",
    at="hooks.announce",
    rules=("PL-HOOK-04",),
)
def none(ordinary: Ordinary, call: Call, event: Doc, record: Doc) -> Any:
    return None


@webhooks.defect(
    "webhooks-no-retry",
    "What fails is not delivered again.",
    at="hooks.most",
    rules=("PL-HOOK-01",),
)
def no_retry(ordinary: Ordinary, call: Call) -> Any:
    return 1


@webhooks.defect(
    "webhooks-failure-is-success",
    "Any answer of the receiver will do.",
    at="hooks.is_success",
    rules=("PL-HOOK-01",),
)
def failure_is_success(ordinary: Ordinary, call: Call, status: int) -> Any:
    return True


@webhooks.defect(
    "webhooks-nineteenth",
    "What fails is delivered 19 times.",
    at="hooks.most",
    rules=("PL-HOOK-02",),
)
def nineteenth(ordinary: Ordinary, call: Call) -> Any:
    return 19


@webhooks.defect(
    "webhooks-without-end",
    "What fails is delivered without end.",
    at="hooks.most",
    rules=("PL-HOOK-02",),
)
def without_end(ordinary: Ordinary, call: Call) -> Any:
    return 200


@webhooks.defect(
    "webhooks-attempt-from-zero",
    "Attempts are counted from 0.",
    at="hooks.number",
    rules=("PL-HOOK-03",),
)
def attempt_from_zero(ordinary: Ordinary, call: Call, attempt: int) -> Any:
    return attempt - 1


@webhooks.defect(
    "webhooks-attempt-stays",
    "Every attempt is the first.",
    at="hooks.number",
    rules=("PL-HOOK-03",),
)
def attempt_stays(ordinary: Ordinary, call: Call, attempt: int) -> Any:
    return 1


@webhooks.defect(
    "webhooks-attempt-missing",
    "Nothing says which attempt it is.",
    at="hooks.headers",
    rules=("PL-HOOK-03",),
)
def attempt_missing(ordinary: Ordinary, call: Call, hook: Hook, attempt: int) -> Any:
    headers: dict[str, str] = ordinary(call, hook, attempt)
    return {name: value for name, value in headers.items() if "Attempt" not in name}


@webhooks.defect(
    "webhooks-secret-wrong",
    "The secret is sent in capitals.",
    at="hooks.secret",
    rules=("PL-HOOK-03",),
)
def secret_wrong(ordinary: Ordinary, call: Call, hook: Hook) -> Any:
    return str(ordinary(call, hook)).upper()


@webhooks.defect(
    "webhooks-secret-missing",
    "The secret is not sent.",
    at="hooks.secret",
    rules=("PL-HOOK-03",),
)
def secret_missing(ordinary: Ordinary, call: Call, hook: Hook) -> Any:
    return None


@webhooks.defect(
    "webhooks-version-one",
    "Every event of a job tells version 1.",
    at="shapes.event",
    rules=("PL-VER-01",),
)
def version_one(ordinary: Ordinary, call: Call, record: Doc) -> Any:
    event = ordinary(call, record)
    return {call.kind: {**event[call.kind], "version": 1}}
