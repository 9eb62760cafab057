"""The reference of the settings that APIs declare."""

from collections.abc import Iterator, Mapping

from understudy.site.guides.tables import code, joined, table
from understudy.testing.settings import Declared

PREFACE = (
    "`--set API.SETTING=VALUE` changes how an API behaves; repeat it for several. As a variable, "
    "`UNDERSTUDY_SET` holds them with blanks between; in Python they are "
    '`Understudy(settings=("API.SETTING=VALUE",))`. A wrong one is refused '
    "with those that there are."
)


def reference(declared: Declared) -> str:
    """Return the settings of every API with their values; the first of each is the default."""
    apis = (part for api, settings in declared.items() for part in _api(api, settings))
    return joined(["# Settings", PREFACE, *apis])


def _api(api: str, settings: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    yield f"## {api}"
    rows = [
        _row(f"{api}.{setting}", at, value, about)
        for setting, values in settings.items()
        for at, (value, about) in enumerate(values.items())
    ]
    yield table(("Setting", "Value", "What it means"), rows) or "None."


def _row(setting: str, at: int, value: str, about: str) -> tuple[str, str, str]:
    """Return a value's row; the first of a setting names it, and is the default."""
    if at:
        return "", code(value), about
    return code(setting), f"{code(value)}, the default", about
