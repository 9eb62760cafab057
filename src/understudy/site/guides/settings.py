"""The reference of the settings that APIs declare."""

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
    return joined(
        [
            "# Settings",
            PREFACE,
            *(
                part
                for api, settings in declared.items()
                for part in (
                    f"## {api}",
                    table(
                        ("Setting", "Value", "What it means"),
                        [
                            (
                                code(f"{api}.{setting}") if at == 0 else "",
                                code(value) + (", the default" if at == 0 else ""),
                                about,
                            )
                            for setting, values in settings.items()
                            for at, (value, about) in enumerate(values.items())
                        ],
                    )
                    or "None.",
                )
            ),
        ]
    )
