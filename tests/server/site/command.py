"""Stands in for the command that builds a site: a small one at once, or what a test makes it do.

`python command.py [--fail LINE] [--hold FIFO] [--log FILE] docs build OUT ...`
"""

import argparse
import os
import sys
from pathlib import Path

FILES = {
    "index.html": "<!doctype html><title>The site</title>",
    "site.css": "body { margin: 0 }",
    "site.js": "",
    "llms.txt": "# The site",
    "reading.json": "{}",
    "first/index.html": "<!doctype html><title>First</title>",
    "first/index.md": "# First",
    "first/changes.xml": "<feed/>",
    ".mark": "hidden",
}


def write_site(folder: Path) -> None:
    """Write a site of a few pages."""
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def main() -> None:
    """Do what the options say."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--fail", type=Path)
    parser.add_argument("--hold", type=Path)
    parser.add_argument("--log", type=Path)
    parser.add_argument("command", nargs=2)
    parser.add_argument("out", type=Path)
    given, _ = parser.parse_known_args()
    if given.log:
        with given.log.open("a") as log:
            print(os.getpid(), *sys.argv[sys.argv.index("docs") :], sep="\t", file=log)
    if given.hold:
        given.hold.read_bytes()
    if given.fail and given.fail.exists():
        print("a traceback\nunderstudy: the spec is none\n", file=sys.stderr)
        sys.exit(2)
    write_site(given.out)


if __name__ == "__main__":
    main()
