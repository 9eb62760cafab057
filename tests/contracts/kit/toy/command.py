"""`understudy verify` in a process of its own, with the notes service in the catalogue."""

import typer
from tests.contracts.kit.toy.place import settle

from understudy.cli.verbs.verify import verify

if __name__ == "__main__":
    settle()
    typer.run(verify)
