"""Defects in what every answer is: errors, their form, the encoding, and what limits tell."""

from typing import Any

from starlette.responses import Response
from tests.mutants.forwardplanner.reference.call import LISTS, Call, Reply
from tests.mutants.harness.mutation import Defects, Ordinary
from tests.mutants.library.changes import called, instead, refusal_of, replied, then
from tests.mutants.library.rows import row

answers = Defects("envelope")
FORM, ROUTE, UTF8 = "FP-ERR-01", "FP-ERR-02", "FP-FMT-01"
RATE, LEFT, GROWS = "FP-RATE-01", "FP-RATE-03", "FP-RATE-04"
ERROR = "answers.error"
TOLD = {"error": "Throttle Limit Reached", "message": "Retry after 1 seconds."}


def _text(turn: Any) -> Any:
    """Return the change of the bytes of an answer, which are those of its text."""

    def send(ordinary: Ordinary, call: Call, reply: Reply) -> Response:
        response: Response = ordinary(call, reply)
        made: Response = turn(bytes(response.body), response)
        return made

    return send


def _latin(body: bytes, response: Response) -> Response:
    kept = {"content-type": "application/json"}
    return Response(body.decode().encode("latin-1", "replace"), response.status_code, headers=kept)


def _guarded(body: bytes, response: Response) -> Response:
    return Response(b"while(1);" + body, response.status_code)


def _every_tenth(headers: dict[str, str] | None, document: Any = TOLD) -> Any:
    """Return the change that refuses every tenth list with 429."""

    def answer(ordinary: Ordinary, call: Call) -> Reply:
        is_turn = call.operation in LISTS and call.world.count("lists") % 10 == 0
        given = {} if headers is None else headers
        reply: Reply = Reply(429, document, dict(given)) if is_turn else ordinary(call)
        return reply

    return answer


def _left(text: Any) -> Any:
    return lambda ordinary, call: {"X-Rate-Limit-Remaining": text(call)} if call.key else {}


answers.add(
    row("error-without-message", "An error has no message.")
    .at(ERROR, then(lambda told: {"error": told["error"]}))
    .breaks(FORM),
    row("error-without-kind", "An error has only a message.")
    .at(ERROR, then(lambda told: {"message": told["message"]}))
    .breaks(FORM),
    row("error-nested", "An error is an object.")
    .at(ERROR, then(lambda told: {"error": told}))
    .breaks(FORM),
    row("error-code-as-number", "An error tells its kind as a number.")
    .at(ERROR, lambda ordinary, call, refusal: {**ordinary(call, refusal), "error": refusal.status})
    .breaks(FORM),
    row("error-is-text", "An error is a bare text.")
    .at(ERROR, then(lambda told: told["message"]))
    .breaks(FORM),
    row("error-is-a-list", "An error is a list.").at(ERROR, then(lambda told: [told])).breaks(FORM),
    row("error-is-empty", "An error has no body.").at(ERROR, instead("")).breaks(FORM),
    row("error-problem", "An error is a problem of RFC 9457.")
    .at(ERROR, then(lambda told: {"title": told["error"], "detail": told["message"]}))
    .breaks(FORM),
    *(
        row(f"error-of-{code}-without-message", f"A {code} has no message.")
        .at(ERROR, then(lambda told: {"error": told["error"]}), when=refusal_of(code))
        .breaks(FORM)
        for code in (400, 401)
    ),
    row("route-error-is-html", "A route that does not exist is told in HTML.")
    .at("strays.path", replied(404, "<html>Not found</html>", "text/html"))
    .breaks(FORM),
    row("route-is-200", "A route that does not exist answers 200.")
    .at("strays.path", replied(200, []))
    .breaks(ROUTE),
    row("route-is-400", "A route that does not exist is a 400.")
    .at("strays.path", replied(400, TOLD))
    .breaks(ROUTE),
    row("route-is-401", "A route that does not exist is a 401, with a token too.")
    .at("strays.path", replied(401, TOLD))
    .breaks(ROUTE),
    row("route-crashes", "A route that does not exist is a 500.")
    .at("strays.path", replied(500, TOLD))
    .breaks(ROUTE),
    row("latin-1", "Answers are in Latin-1.").at("answers.send", _text(_latin)).breaks(UTF8),
    row("utf-16", "Answers are in UTF-16.")
    .at(
        "answers.send",
        _text(lambda body, was: Response(body.decode().encode("utf-16"), was.status_code)),
    )
    .breaks(UTF8),
    row("called-latin", "Answers are called Latin-1.")
    .at("answers.success", called("application/json; charset=iso-8859-1"))
    .breaks(UTF8),
    row("json-guarded", "Lists are JSON behind a line that nobody reads.")
    .at("answers.send", _text(_guarded), when=lambda call, _: call.operation in LISTS)
    .breaks(UTF8),
    # Limits
    row("429-without-retry-after", "A 429 does not tell when to come back.")
    .at("flow.answer", _every_tenth(None))
    .breaks(RATE),
    row("429-with-a-date", "A 429 tells a date.")
    .at("flow.answer", _every_tenth({"Retry-After": "Mon, 01 Jun 2020 12:00:00 GMT"}))
    .breaks(RATE),
    row("429-with-a-fraction", "A 429 tells a fraction of seconds.")
    .at("flow.answer", _every_tenth({"Retry-After": "0.5"}))
    .breaks(RATE),
    row("429-without-message", "A 429 has no message.")
    .at("flow.answer", _every_tenth({"Retry-After": "1"}, {"error": "Throttle Limit Reached"}))
    .breaks(RATE),
    row("429-early", "Every tenth list is a 429.")
    .at("flow.answer", _every_tenth({"Retry-After": "1"}))
    .breaks("FP-RATE-02"),
    row("remaining-is-a-fraction", "What is left of the limit is told as a fraction.")
    .at("answers.limits", _left(lambda call: "499/500"))
    .breaks(LEFT),
    row("remaining-is-a-word", "What is left of the limit is told in a word.")
    .at("answers.limits", _left(lambda call: "plenty"))
    .breaks(LEFT),
    row("remaining-is-negative", "What is left of the limit is told below nothing.")
    .at("answers.limits", _left(lambda call: "-1"))
    .breaks(LEFT),
    row("remaining-grows", "What is left of the limit grows.")
    .at("answers.limits", _left(lambda call: str(call.world.count("used"))))
    .breaks(GROWS),
)
