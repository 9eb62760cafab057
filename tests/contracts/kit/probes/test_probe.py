"""How a probe is run for a rule."""

from dataclasses import replace

import httpx
from tests.contracts.kit.toy.rooms import table
from tests.contracts.kit.toy.rooms.app import Rooms
from tests.contracts.kit.toy.rooms.judging import judge


def test_the_stage_of_an_api_is_there_before_anything_is_made() -> None:
    rooms = Rooms()
    met: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        met.append(request.method)
        return rooms(request)

    contract = replace(table.CONTRACT, stage=lambda _kit: met.append("stage"))
    judge(answer, contract, rules=("R-AUTH-01",))

    assert met.index("stage") < met.index("POST")
