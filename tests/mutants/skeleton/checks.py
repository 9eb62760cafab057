"""What every request body must be: a JSON object."""

import json
import math
from typing import Generic

from tests.mutants.skeleton.call import OwnCall, Refusal
from tests.mutants.skeleton.world import Doc


def finite(text: str) -> float:
    """Return the number of a JSON text; ValueError beyond what a double holds."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


class Checks(Generic[OwnCall]):
    """Reads bodies; an API's own adds what it asks of them."""

    def document(self, call: OwnCall) -> Doc:
        """Return the body as an object."""
        try:
            document = json.loads(call.body, parse_float=finite, parse_constant=finite)
            json.dumps(document, ensure_ascii=False).encode()  # a lone surrogate cannot be sent
        except (ValueError, RecursionError):
            raise self.no_json(call) from None
        if not isinstance(document, dict):
            raise self.no_object(call)
        return document

    def no_json(self, call: OwnCall) -> Refusal:
        """Return the refusal of a body that is no JSON."""
        return Refusal(400, "the body is no JSON", "malformed")

    def no_object(self, call: OwnCall) -> Refusal:
        """Return the refusal of a body that is JSON and no object."""
        return Refusal(400, "the body is no object", "malformed")
