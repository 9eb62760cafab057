"""The references that are made of the code leave nothing out."""

import httpx
import typer
from tests.guides.write import references

from understudy import testing
from understudy.cli import app
from understudy.server.registry import declaration_of, servable
from understudy.site.guides import guides
from understudy.site.guides.guide import DOCS
from understudy.testing import declared_settings

PAGES = {path.stem: text for path, text in references().items()}


def test_every_option_of_serve_is_described() -> None:
    options = [
        option
        for parameter in typer.main.get_command(app).commands["serve"].params
        for option in parameter.opts
        if option != "--help"
    ]

    assert len(options) > 20
    assert [option for option in options if f"| `{option}" not in PAGES["cli"]] == []


def test_every_verb_is_described() -> None:
    root = typer.main.get_command(app)
    verbs = [
        f"understudy {name} {inner}".strip()
        for name, each in root.commands.items()
        for inner in ("", *getattr(each, "commands", {}))
    ]

    assert [verb for verb in verbs if f"# {verb}\n" not in PAGES["cli"]] == []


def test_exit_codes_of_verify_are_told() -> None:
    _, _, section = PAGES["cli"].partition("## understudy verify\n")

    assert "Exit code 0: kept; 1:" in section.partition("\n## ")[0]


def test_every_call_and_field_of_the_control_plane_is_described(control: httpx.Client) -> None:
    document = control.get("/docs.json").json()
    calls = [
        f"### {method.upper()} {path}\n"
        for path, item in document["paths"].items()
        for method in item
    ]
    fields = [
        f"| `{field}`"
        for schema in document["components"]["schemas"].values()
        for field in schema.get("properties", ())
    ]

    whole = PAGES["control-api"] + PAGES["control-objects"]
    assert [each for each in [*calls, *fields] if each not in whole] == []


def test_every_public_object_of_the_client_is_described() -> None:
    missing = [
        name
        for name in testing.__all__
        if f"## {name}\n" not in PAGES["python"] and f"### {name}\n" not in PAGES["python"]
    ]

    assert missing == []


def test_every_value_of_a_setting_says_what_it_means() -> None:
    silent = [
        f"{api}.{setting}={value}"
        for api, settings in declared_settings().items()
        for setting, values in settings.items()
        for value, about in values.items()
        if not about
    ]

    assert silent == []
    assert {*declared_settings()} == {*servable()}


def test_the_first_value_of_a_setting_is_the_default() -> None:
    for name, files in servable().items():
        for setting, values in declaration_of(files).settings.items():
            assert (
                f"| `{name}.{setting}` | `{next(iter(values))}`, the default |" in PAGES["settings"]
            )


def test_guides_come_in_the_order_of_the_list_and_link_within_the_site() -> None:
    found = guides(typer.main.get_command(app), declared_settings())

    assert [guide.name for guide in found][:2] == ["getting-started", "productionplanner"]
    assert {guide.kind for guide in found} == {"tutorial", "how-to", "explanation", "reference"}
    assert [guide.name for guide in found if not guide.text.startswith(f"# {guide.title}\n")] == []
    assert [guide.name for guide in found if "](../contracts" in guide.text] == []
    assert all(path.is_file() for guide in found for path in guide.images.values())


def test_a_guide_of_the_site_leads_to_documents_of_its_apis_only() -> None:
    declared = {name: each for name, each in declared_settings().items() if name == "planado"}

    found = {each.name: each.text for each in guides(typer.main.get_command(app), declared)}

    assert "[Planado](../planado/openapi.json)" in found["clients"]
    assert "[Forward Planner](../" not in found["clients"]
    assert "## forwardplanner" not in found["settings"]
    assert (DOCS / "clients.md").is_file()
