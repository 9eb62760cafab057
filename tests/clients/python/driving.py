"""What the drivers of Python clients share: they read the plan, make its calls, write results."""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

Node = dict[str, Any]


def drive(connect: Callable[[Node], Callable[[Node], tuple[int, Any]]]) -> None:
    """Make every call; `connect` is given the plan and returns what makes one call of it.

    A call returns its status and its answer, as the client's types write it.
    """
    plan_file, results_file = map(Path, sys.argv[1:3])
    plan = json.loads(plan_file.read_text("utf-8"))
    call = connect(plan)
    with results_file.open("w", encoding="utf-8") as results:
        for each in plan["calls"]:
            results.write(json.dumps(_result(call, each)) + "\n")


def _result(call: Callable[[Node], tuple[int, Any]], each: Node) -> Node:
    try:
        status, decoded = call(each)
        # Here too: what JSON cannot hold was not encoded by the client's types.
        json.dumps(decoded)
    except Exception as error:  # whatever a client raises is a result
        text = " ".join(str(error).split())
        return {"n": each["n"], "error": f"{type(error).__name__}: {text}"}
    return {"n": each["n"], "status": status, "decoded": decoded}


def plain(name: str) -> str:
    """Return the letters and digits of a name: what generators leave of it, in one case."""
    # openapi-generator calls a parameter `date` `var_date`, as the module has a class of the name.
    return re.sub(r"[^a-z0-9]", "", name.lower().removeprefix("var_"))
