"""The docs name what there is: every setting, every command, every target, every address."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands
from django.urls import URLPattern, get_resolver

ROOT = Path(settings.BASE_DIR)


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_variable_is_explained():
    asked = set(re.findall(r'env\.\w+\(\s*"(\w+)"', read("portal/settings.py")))
    asked |= set(re.findall(r'environ\.get\("(\w+)"', read("gunicorn.conf.py")))

    assert set(re.findall(r"^#(\w+)=", read(".env.example"), re.MULTILINE)) == asked


def test_every_command_of_ours_is_documented():
    others = ("django.", "allauth.")
    ours = {name for name, app in get_commands().items() if not app.startswith(others)}

    documented = set(re.findall(r"`manage\.py (\w+)", read("docs/operating.md")))
    assert ours - {"collectstatic", "findstatic", "runserver"} <= documented


def test_every_make_target_is_listed_by_make():
    makefile = read("Makefile")
    phony = set(re.findall(r"^\.PHONY: (\w+)", makefile, re.MULTILINE))

    assert set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE)) == phony


def test_every_runtime_dependency_has_its_line():
    project = read("pyproject.toml").split("dependencies = [")[1].split("]\n")[0]
    named = re.findall(r'"([a-z0-9-]+)', project)

    documented = re.findall(r"^\| `([^`]+)`", read("docs/dependencies.md"), re.MULTILINE)
    assert set(named) <= set(documented)


def addresses(patterns, prefix=""):
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield path
        elif path != "admin/":
            yield from addresses(pattern.url_patterns, path)


def test_every_address_is_in_the_list_of_routes():
    listed = re.findall(r"^\| `([^`]*)`", read("docs/addresses.md"), re.MULTILINE)

    assert [f"/{one}" for one in addresses(get_resolver().url_patterns)] == listed


@pytest.mark.parametrize("name", ["README.md", *(p.name for p in (ROOT / "docs").glob("*.md"))])
def test_links_between_documents_lead_somewhere(name):
    file = ROOT / name if name == "README.md" else ROOT / "docs" / name
    prose = re.sub(r"`[^`]*`", "", file.read_text(encoding="utf-8"))
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", prose)

    assert [target for target in targets if not (file.parent / target).exists()] == []
