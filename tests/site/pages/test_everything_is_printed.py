"""The site has all that the specs and rules say, in HTML and in Markdown."""

import json
import re
from collections.abc import Iterator

import pytest
from tests.site.pages.printed import Printed

from understudy.reference.reading.model import Field, Operation
from understudy.site.pages.subject import Subject

TWINS = ("html", "md")
PLACE = re.compile(r"Why \w+/\w+:")


def shapes(operation: Operation) -> Iterator[Field]:
    """Yield what an operation takes and answers."""
    yield from operation.parameters
    for content in operation.body.contents if operation.body else ():
        yield content.shape
        yield from (content.instead.shape,) if content.instead else ()
    for answer in operation.answers:
        yield from answer.headers
        for content in answer.contents if answer.is_success else ():
            yield content.shape
            yield from (content.instead.shape,) if content.instead else ()


def named(operation: Operation) -> list[Field]:
    """Return every field that has a name."""
    return [each for shape in shapes(operation) for each in shape.walk() if each.name]


def pairs(site: Printed) -> Iterator[tuple[Subject, Operation]]:
    """Yield each operation with its API."""
    for subject in site.subjects:
        for operation in subject.reading.operations:
            yield subject, operation


def test_every_operation_has_a_page_with_its_call_and_its_words(site: Printed) -> None:
    lacking = [
        f"{subject.name}/{operation.id}.{twin}"
        for subject, operation in pairs(site)
        for twin in TWINS
        for text in [site.text(f"{subject.name}/{operation.id}.{twin}")]
        if operation.summary not in text
        or f"{subject.reading.base_path}{operation.path}" not in text
        or operation.method.upper() not in text
    ]

    assert lacking == []


def test_what_a_sample_sends_can_be_had_beside_it(site: Printed) -> None:
    sent = {
        f"{subject.name}/{operation.id}": success.request.upload
        for subject, operation in pairs(site)
        for success in [subject.recordings.success(operation.id)]
        if success.request.upload
    }

    lacking = [
        f"{page}.{twin}"
        for page, upload in sent.items()
        for twin in TWINS
        if f"files/{upload.filename}" not in site.links(f"{page}.{twin}")
        or site.files[f"{page.split('/')[0]}/files/{upload.filename}"] != upload.content
    ]
    assert sent
    assert lacking == []


def test_a_sample_tells_of_the_variables_that_it_takes_and_no_others(site: Printed) -> None:
    wrong = [
        page
        for subject, operation in pairs(site)
        for page in [f"{subject.name}/{operation.id}"]
        for code in [subject.samples[operation.id][0].code]
        for told in [site.text(f"{page}.html").partition("Runs against")[2].partition("\n")[0]]
        for each in subject.recordings.variables
        if (f"${each.name}" in code) is not (each.name in told)
    ]

    assert wrong == []


def test_every_field_can_be_led_to_on_its_page_or_on_that_of_its_object(site: Printed) -> None:
    lacking = []
    for subject, operation in pairs(site):
        here = site.anchors[f"{subject.name}/{operation.id}.html"]
        elsewhere = {
            field.name
            for shared in subject.reading.objects
            for field in shared.shape.walk()
            if field.anchor in site.anchors[f"{subject.name}/objects/{shared.name}.html"]
        }
        lacking += [
            f"{operation.id}#{field.anchor}"
            for field in named(operation)
            if field.anchor not in here and field.name not in elsewhere
        ]

    assert lacking == []


def test_every_field_of_a_request_stands_in_the_page_itself(site: Printed) -> None:
    lacking = [
        f"{operation.id}#{field.anchor}"
        for subject, operation in pairs(site)
        for field in named(operation)
        if field.where in ("path", "query", "header", "body")
        and field.anchor not in site.anchors[f"{subject.name}/{operation.id}.html"]
    ]

    assert lacking == []


def test_every_field_is_in_the_markdown(site: Printed) -> None:
    lacking = [
        f"{operation.id}: {field.path}"
        for subject, operation in pairs(site)
        for field in named(operation)
        if f"- `{field.name}` (" not in site.text(f"{subject.name}/{operation.id}.md")
    ]

    assert lacking == []


@pytest.mark.parametrize("twin", TWINS)
def test_every_refusal_of_a_field_is_told_word_for_word(site: Printed, twin: str) -> None:
    lacking = [
        f"{operation.id}: {refusal.text}"
        for subject, operation in pairs(site)
        for text in [site.text(f"{subject.name}/{operation.id}.{twin}")]
        for field in named(operation)
        for refusal in field.refusals
        if refusal.text not in text
    ]

    assert lacking == []


def test_every_status_can_be_led_to_and_shows_what_was_recorded(site: Printed) -> None:
    lacking = []
    for subject, operation in pairs(site):
        path = f"{subject.name}/{operation.id}"
        texts = {twin: site.text(f"{path}.{twin}") for twin in TWINS}
        for answer in operation.answers:
            lacking += [
                f"{path}.{twin}#{answer.anchor}"
                for twin in TWINS
                if answer.anchor.lower() not in site.anchors[f"{path}.{twin}"]
            ]
        for each in subject.recordings.operations[operation.id]:
            told = each.message or each.shown
            lacking += [
                f"{path}.{twin}: {told[:60]}"
                for twin, text in texts.items()
                if each.case != "success" and told and json.dumps(told)[1:-1] not in text
                if told not in text
            ]

    assert lacking == []


@pytest.mark.parametrize("twin", TWINS)
def test_every_success_is_printed_as_it_was_recorded_with_its_samples(
    site: Printed, twin: str
) -> None:
    lacking = []
    for subject, operation in pairs(site):
        text = site.text(f"{subject.name}/{operation.id}.{twin}")
        success = subject.recordings.success(operation.id)
        codes = [each.code for each in subject.samples[operation.id]]
        lacking += [
            f"{operation.id}: {part[:40]}" for part in (success.shown, *codes) if part not in text
        ]

    assert lacking == []


@pytest.mark.parametrize("twin", TWINS)
def test_every_example_of_a_request_is_printed(site: Printed, twin: str) -> None:
    lacking = []
    for subject, operation in pairs(site):
        text = site.text(f"{subject.name}/{operation.id}.{twin}")
        sent = subject.recordings.success(operation.id).request.json
        for content in operation.body.contents if operation.body else ():
            lacking += [
                f"{operation.id}: {example.name}"
                for example in content.examples
                if example.value != sent
                and json.dumps(example.value, indent=2, ensure_ascii=False) not in text
                and example.value not in (text,)
            ]

    assert lacking == []


@pytest.mark.parametrize("twin", TWINS)
def test_every_rule_and_what_it_catches_is_printed(site: Printed, twin: str) -> None:
    lacking = []
    for subject in site.subjects:
        whole = "\n".join(
            site.text(f"{page}.{twin}")
            for page in site.pages
            if page.startswith(f"{subject.name}/") and "/objects/" not in page
        ).replace("`", "")
        for rule in subject.reading.rules:
            told = [rule.id, rule.statement, rule.citation, *(each.breaks for each in rule.kills)]
            lacking += [
                text for text in told if " ".join(text.split()).replace("`", "") not in whole
            ]
        assert {rule.id for rule in subject.reading.rules} <= (
            site.anchors[f"{subject.name}/rules.html"] if subject.reading.rules else set()
        )

    assert lacking == []


def test_a_reason_at_a_field_speaks_of_it_in_words(site: Printed) -> None:
    # `required/note` is where the document has it.
    odd = {found for page in site.pages for found in PLACE.findall(site.text(f"{page}.html"))}

    assert odd == set()


@pytest.mark.parametrize("twin", TWINS)
def test_every_decision_is_told_with_its_reason(site: Printed, twin: str) -> None:
    lacking = []
    for subject in site.subjects:
        text = site.text(f"{subject.name}/decisions.{twin}").replace("`", "")
        lacking += [
            f"{subject.name}: {each.pointer} {each.keyword}"
            for each in subject.reading.decisions
            if " ".join(each.reason.split()).replace("`", "")[1:] not in text
        ]

    assert lacking == []
