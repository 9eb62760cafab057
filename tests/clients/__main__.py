"""The command line of `make clients`."""

import argparse
import json

from tests.clients.plan import make_plan

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.clients")
    parser.add_argument("--plan", metavar="API", help="print the plan of one API and end")
    parser.add_argument("--root", default="http://127.0.0.1:8000")
    arguments = parser.parse_args()
    if arguments.plan:
        print(json.dumps(make_plan(arguments.plan, arguments.root), indent=2))
