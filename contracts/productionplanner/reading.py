"""How answers are read: the data in the envelope, the things in it, instants."""

import json
from datetime import timedelta
from typing import Any

from understudy.contracts.kit.probes import looks
from understudy.contracts.kit.probes.reading import entries, instant, new_id
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.productionplanner.table import PROJECT, TABLE

Entry = dict[str, Any]
SHOWN = TABLE.shown_by(PROJECT)


def data_of(answer: Exchange) -> Any:
    """Return the data of an answer; None where there is none."""
    return answer.json.get("data") if isinstance(answer.json, dict) else None


def sent_of(exchange: Exchange) -> Any:
    """Return the JSON that was sent; None where there was none."""
    try:
        return json.loads(exchange.request.body or b"null")
    except (ValueError, RecursionError):
        return None


def record_of(answer: Exchange) -> Entry:
    """Return the data of an answer as an object; an empty one where it is none."""
    data = data_of(answer)
    return data if isinstance(data, dict) else {}


def rows(answer: Exchange) -> list[Entry]:
    """Return the objects of a list; none where the data is no array."""
    data = data_of(answer)
    return [each for each in data if isinstance(each, dict)] if isinstance(data, list) else []


def entry(answer: Exchange, field: str, value: str) -> Entry | None:
    """Return the first object anywhere in an answer's data with this value in a field."""
    return next((each for each in entries(data_of(answer)) if each.get(field) == value), None)


def facts(answer: Exchange, read: str | None = None) -> Any:
    """Return what an answer says in a form that can be compared; `read` would give the same."""
    return looks.facts(answer, SHOWN.get(read or answer.operation or "", PROJECT))


def project_facts(project: Entry) -> dict[str, str]:
    """Return the documented fields of a project, each in a form that can be compared."""
    return looks.record_facts(project, PROJECT)


def days(answer: Exchange) -> list[str]:
    """Return the dates that an answer lists, in its order."""
    return [str(each["date"]) for each in rows(answer) if "date" in each]


def project_id(answer: Exchange) -> str | None:
    """Return the id of a project in an answer that shows one, also where it shows it oddly."""
    return new_id(answer, PROJECT)


def is_utc(text: Any) -> bool:
    """Tell whether a text is an RFC 3339 timestamp in UTC."""
    moment = instant(text)
    zone = moment.utcoffset() if moment else None
    return zone == timedelta(0) and str(text)[-1:] in "Zz0" and "T" in str(text)
