"""Connexion as its documentation shows it: default middlewares, and TinyDB in memory.

Usage: python -m bench.peers.plain_connexion PORT FIXTURES
"""

import json
import os
import sys
from operator import itemgetter
from pathlib import Path
from typing import Any
from uuid import uuid4

from connexion import AsyncApp
from connexion.resolver import Resolver
from tinydb import TinyDB, where
from tinydb.storages import MemoryStorage

from bench.calls import KEY
from bench.content import ROOT
from bench.peers.webserver import run

Answer = tuple[dict[str, Any], int]


def read_key(token: str) -> dict[str, Any] | None:
    """Return whose key it is, as Connexion asks for it."""
    return {"sub": "key_bench", "org": "bench_0"} if token == KEY else None


class Handlers:
    """The three operations that are measured."""

    def __init__(self, projects: list[dict[str, Any]]) -> None:
        database = TinyDB(storage=MemoryStorage)
        self.projects = database.table("projects")
        self.tasks = database.table("tasks")
        self.projects.insert_multiple(projects)

    async def list_projects(self, token_info: dict[str, Any]) -> Answer:
        """Answer with the organization's projects, newest-updated first."""
        found = self.projects.search(where("orgId") == token_info["org"])
        newest_first = sorted(found, key=itemgetter("updatedAt"), reverse=True)
        return {"status": "ok", "message": "Projects", "data": newest_first}, 200

    async def get_project(self, projectId: str, token_info: dict[str, Any]) -> Answer:  # noqa: N803
        """Answer with one project."""
        project = self._project(projectId, token_info)
        if project is None:
            return {"status": "error", "message": "Project not found"}, 404
        return {"status": "ok", "message": "Project", "data": project}, 200

    async def add_task(
        self,
        projectId: str,  # noqa: N803
        body: dict[str, Any],
        token_info: dict[str, Any],
    ) -> Answer:
        """Add a task."""
        if self._project(projectId, token_info) is None:
            return {"status": "error", "message": "Project not found"}, 404
        task = {"id": f"k_{uuid4().hex[:20]}", "label": body["label"], "done": False}
        created = {**task, "createdBy": f"api:{token_info['sub']}"}
        self.tasks.insert({**created, "project": projectId})
        return {"status": "ok", "message": "Task created", "data": created}, 201

    async def not_measured(self) -> Answer:
        """Stand in for the other sixteen operations."""
        return {"status": "error", "message": "Not measured"}, 501

    def _project(self, project_id: str, token_info: dict[str, Any]) -> Any:
        query = (where("id") == project_id) & (where("orgId") == token_info["org"])
        return self.projects.get(query)


def create_app(fixtures: Path) -> AsyncApp:
    """Return the app over the projects of a fixtures folder."""
    os.environ["BEARERINFO_FUNC"] = "bench.peers.plain_connexion.read_key"
    content = json.loads((fixtures / "productionplanner" / "projects.json").read_text("utf-8"))
    handlers = Handlers([project for projects in content.values() for project in projects])
    app = AsyncApp("bench", specification_dir=ROOT)
    resolver = Resolver(lambda name: getattr(handlers, name, handlers.not_measured))
    app.add_api("openapi.yaml", resolver=resolver)
    return app


if __name__ == "__main__":
    run(create_app(Path(sys.argv[2])), int(sys.argv[1]))
