"""The notes service's contract."""

from typing import Any

from understudy.contracts.kit.judge.context import Kit
from understudy.contracts.kit.judge.finding import Broken
from understudy.contracts.kit.judge.rule import invariant, rule
from understudy.contracts.kit.talk.exchange import Exchange
from understudy.contracts.kit.talk.target import Target


def identify(target: Target, key: str) -> str | None:
    answer = target.call("get_me", key=key)
    return answer.json.get("org") if isinstance(answer.json, dict) else None


class Stage:
    """One note of each organization, made when first asked for."""

    def __init__(self, kit: Kit[Any]) -> None:
        self.kit = kit
        self.notes: dict[str, str] = {}

    def note(self, key: str) -> str:
        if key not in self.notes:
            body = {"text": self.kit.name("stage")}
            self.notes[key] = self.kit.call("create_note", key=key, body=body, expect=201).json[
                "id"
            ]
        return self.notes[key]


@invariant("N-JSON-01")
def every_answer_is_json(answer: Exchange) -> None:
    if not answer.is_json:
        raise Broken("JSON", answer.brief)


@invariant("N-5XX-01")
def no_answer_is_5xx(answer: Exchange) -> None:
    if answer.status >= 500:
        raise Broken("a documented status", answer.brief)


@rule("N-LIST-01")
def the_list_is_an_array(kit: Kit[Any]) -> None:
    answer = kit.call("list_notes", expect=200)
    kit.check(isinstance(answer.json, list), "an array", answer.brief, answer)


@rule("N-MAKE-01", effect="write")
def a_new_note_reads_back(kit: Kit[Any]) -> None:
    name = kit.name("note")
    made = kit.call("create_note", body={"text": name}, expect=201)
    read = kit.call("get_note", {"noteId": made.json["id"]})
    kit.check(read.status == 200 and read.json["text"] == name, name, read.brief, made, read)


@rule("N-SCOPE-01", effect="write", needs=("other_key",))
def a_foreign_note_is_404(kit: Kit[Any]) -> None:
    for ours, theirs in kit.both_ways():
        with kit.example():
            answer = kit.call("get_note", {"noteId": kit.stage.note(theirs)}, key=ours)
            kit.check(answer.status == 404, "404", answer.brief, answer)


@rule("N-SCOPE-02", effect="foreign-write", needs=("other_key",))
def a_foreign_write_changes_nothing(kit: Kit[Any]) -> None:
    for ours, theirs in kit.both_ways():
        with kit.example():
            params = {"noteId": kit.stage.note(theirs)}
            kit.call("update_note", params, key=theirs, body={"text": kit.name("changed")})
            before = kit.call("get_note", params, key=theirs)
            write = kit.call("update_note", params, key=ours, body={"text": kit.name("foreign")})
            after = kit.call("get_note", params, key=theirs)
            kit.check(after.json == before.json, before.brief, after.brief, write, after)


@rule("N-ARCH-01", needs=("archived_id",))
def an_archived_note_is_listed(kit: Kit[Any]) -> None:
    ids = [note["id"] for note in kit.call("list_notes", expect=200).json]
    kit.check(kit.needs["archived_id"] in ids, kit.needs["archived_id"], ", ".join(ids))
