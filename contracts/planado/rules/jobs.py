"""Jobs: the vendor's own two examples."""

import json
from typing import Any

from understudy.contracts.kit.judge.rule import rule
from understudy.contracts.kit.probes.reading import is_id, new_id, record_of
from understudy.contracts.kit.probes.things import SUCCESS
from understudy.contracts.planado.table import JOB
from understudy.contracts.planado.typing import Kit

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@rule("PL-JOB-02", effect="write")
def a_job_reads_back(kit: Kit) -> None:
    for body in ({"description": kit.name("job")}, kit.stage.things.body(JOB, "job")):
        with kit.example():
            job = kit.stage.things.made(JOB, body)
            read = kit.stage.things.read(job)
            kit.check(read.is_success, "a 2xx", read.brief, job.made, read)
            record = record_of(read, JOB)
            kit.check(bool(record), "an object under job", read.brief, job.made, read)
            wrong = _wrong(record, job.id, body)
            kit.check(not wrong, "; ".join(wrong), read.brief, job.made, read)


@rule("PL-JOB-03", effect="write", depth="default")
def what_the_documented_curl_line_makes_reads_back(kit: Kit) -> None:
    text = kit.name("job")
    raw = json.dumps({"description": text}).encode()
    answer = kit.call("create_job", raw=raw, headers=FORM, expect=SUCCESS)
    ident = new_id(answer, JOB)
    kit.stand_on(ident is not None, f"no uuid of a new job: {answer.brief}")
    read = kit.call("get_job", JOB.at(str(ident)))
    is_kept = record_of(read, JOB).get("description") == text
    kit.check(is_kept, f'"description": "{text}"', read.brief, answer, read)


@rule("PL-STATUS-01", effect="write")
def a_change_is_a_success(kit: Kit) -> None:
    job = kit.stage.things.make(JOB, "job")
    answer = kit.stage.things.change(job, {"description": kit.name("changed")})
    kit.check(answer.status in SUCCESS, "a code from 200 to 299", answer.brief, answer)


def _wrong(record: dict[str, Any], ident: str, body: dict[str, Any]) -> list[str]:
    """Return what the example has and the job has not."""
    number, status = record.get("serial_no"), record.get("status")
    is_number = isinstance(number, int | float) and not isinstance(number, bool)
    told = {
        f'"uuid": "{ident}"': is_id(record.get("uuid"), ident),
        '"external_id", a text or null': _is_text_or_null(record, "external_id"),
        '"serial_no", a number': is_number,
        '"status", a text': isinstance(status, str) and bool(status),
        '"scheduled_at", a text or null': _is_text_or_null(record, "scheduled_at"),
        "the description that was sent": record.get("description") == body["description"],
    }
    return [what for what, is_there in told.items() if not is_there]


def _is_text_or_null(record: dict[str, Any], name: str) -> bool:
    return name in record and isinstance(record[name], str | None)
