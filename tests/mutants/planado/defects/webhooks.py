"""Defects of webhooks: deliveries that do not come, come too often, or say the wrong thing."""

from tests.mutants.harness.mutation import Defects
from tests.mutants.library.changes import after, instead, then
from tests.mutants.library.rows import row

webhooks = Defects("webhooks")
webhooks.add(
    row("webhooks-none", "No change is announced.")
    .at("hooks.announce", instead(None))
    .breaks("PL-HOOK-04"),
    row("webhooks-no-retry", "What fails is not delivered again.")
    .at("hooks.most", instead(1))
    .breaks("PL-HOOK-01"),
    row("webhooks-failure-is-success", "Any answer of the receiver will do.")
    .at("hooks.is_success", instead(True))
    .breaks("PL-HOOK-01"),
    row("webhooks-nineteenth", "What fails is delivered 19 times.")
    .at("hooks.most", instead(19))
    .breaks("PL-HOOK-02"),
    row("webhooks-without-end", "What fails is delivered without end.")
    .at("hooks.most", instead(200))
    .breaks("PL-HOOK-02"),
    row("webhooks-attempt-from-zero", "Attempts are counted from 0.")
    .at("hooks.number", lambda ordinary, call, attempt: attempt - 1)
    .breaks("PL-HOOK-03"),
    row("webhooks-attempt-stays", "Every attempt is the first.")
    .at("hooks.number", instead(1))
    .breaks("PL-HOOK-03"),
    row("webhooks-attempt-missing", "Nothing says which attempt it is.")
    .at(
        "hooks.headers",
        then(
            lambda headers: {
                name: value for name, value in headers.items() if "Attempt" not in name
            }
        ),
    )
    .breaks("PL-HOOK-03"),
    row("webhooks-secret-wrong", "The secret is sent in capitals.")
    .at("hooks.secret", then(lambda found: str(found).upper()))
    .breaks("PL-HOOK-03"),
    row("webhooks-secret-missing", "The secret is not sent.")
    .at("hooks.secret", instead(None))
    .breaks("PL-HOOK-03"),
    row("webhooks-version-one", "Every event of a job tells version 1.")
    .at(
        "shapes.event",
        after(lambda event, call, *_: {call.kind: {**event[call.kind], "version": 1}}),
    )
    .breaks("PL-VER-01"),
)
