"""The settings of each API, as it declares them: what `--set` takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

Declared: TypeAlias = Mapping[str, Mapping[str, Mapping[str, str]]]


def declared_settings(api_dirs: Iterable[Path] = ()) -> Declared:
    """Return what `--set` takes, also of the APIs in these folders.

    By API and setting: each value, the default first, with what it means, "" where the API does not
    say. ApiError where a declaration cannot be run.
    """
    from understudy.server.registry import declaration_of, servable  # takes half a second

    return {
        name: {
            setting: dict(values) if isinstance(values, Mapping) else dict.fromkeys(values, "")
            for setting, values in declaration_of(files).settings.items()
        }
        for name, files in servable(tuple(api_dirs)).items()
    }
