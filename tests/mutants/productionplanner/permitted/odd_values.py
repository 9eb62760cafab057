"""Permitted differences in what becomes of odd values: refused, or made into usual ones."""

import json
import re
import unicodedata
from datetime import date, timedelta
from typing import Any

from tests.mutants.harness.mutation import Differences, Ordinary
from tests.mutants.library.changes import after
from tests.mutants.library.rows import row
from tests.mutants.productionplanner.reference.call import Call, Refusal
from tests.mutants.productionplanner.reference.world import Doc

differences = Differences()
# Years first, and days first.
DAYS = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:T.*)?"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
    re.compile(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})"),
)


@differences.permit(
    "odd-texts-refused",
    "Texts with control characters or white space at their ends are refused.",
    at="checks.values",
)
def odd_texts_refused(ordinary: Ordinary, call: Call, document: Doc) -> None:
    ordinary(call, document)
    for name in call.route.fields:
        text = document.get(name)
        if isinstance(text, str) and (re.search("[\0\r\t]", text) or text != text.strip()):
            raise Refusal(400, f"{name} has characters that are not taken")


differences.add(
    row(
        "odd-texts-made-usual",
        "White space at the ends of a text is cut off, and its letters are composed.",
    ).at(
        "checks.document",
        after(
            lambda body, call: {
                name: unicodedata.normalize("NFC", value).strip().replace("\x00", "")
                if isinstance(value, str) and name in call.route.fields and value.strip()
                else value
                for name, value in body.items()
            }
        ),
    )
)


@differences.permit(
    "odd-days-made-days",
    "A day that is written otherwise, or goes beyond its month, is taken for the day it means.",
    at="checks.document",
)
def odd_days_made_days(ordinary: Ordinary, call: Call) -> Any:
    body: Doc = ordinary(call)
    if call.route.operation != "add_date" or not isinstance(body.get("date"), str):
        return body
    found = next(filter(None, (each.fullmatch(body["date"].strip()) for each in DAYS)), None)
    if found is None:
        return body
    try:
        first = date(int(found["y"]), int(found["m"]), 1)
    except ValueError:
        return body
    return {**body, "date": (first + timedelta(days=int(found["d"]) - 1)).isoformat()}


differences.add(
    row("large-numbers-refused", "Numbers that are no amount of money are refused.").at(
        "checks.is_number",
        lambda ordinary, value: (
            bool(ordinary(value)) and abs(value) < 1e12 and len(json.dumps(value)) < 15
        ),
    )
)
