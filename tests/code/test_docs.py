"""What the documentation names exists: files, links, recipes, commands, addresses, settings."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from config.environment import REQUIRED_ON_A_SERVER
from learners.rules.people import demo

ROOT = Path(settings.BASE_DIR)
DOCS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
NAMES = [str(file.relative_to(ROOT)) for file in DOCS]
LONGEST = 300

FENCE = re.compile(r"^(`{3,})[^\n]*\n(.*?)^\1", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
LINK = re.compile(r"!?\[[^]]*\]\(([^)\s]+)\)")
RECIPE = re.compile(r"\bmake ([a-z]+)\b")
COMMAND = re.compile(r"\bmanage\.py ([a-z_]+)\b")
ADDRESS = re.compile(r"/(?:[\w<>-]+/)*")
MADE_LATER = ("var/", ".venv/")  # by the recipes, not in git


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def prose(text: str) -> str:
    """Without blocks of code: what they show may be an example."""
    return FENCE.sub("", text)


def codes(text: str) -> list[str]:
    """What is written as code: spans, and lines of blocks."""
    lines = [line for block in FENCE.finditer(text) for line in block[2].splitlines()]
    return [*SPAN.findall(prose(text)), *lines]


def anchors(file: Path) -> set[str]:
    """The names that a link may point to in a page, as GitHub makes them."""
    titles = re.findall(r"^#+ (.+)$", prose(file.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def broken_links(name: str) -> Iterator[str]:
    page = ROOT / name
    for link in LINK.findall(SPAN.sub("", prose(read(name)))):
        place, _, anchor = link.partition("#")
        target = (page.parent / place).resolve() if place else page
        if re.match(r"[a-z]+:", link):
            continue
        if not target.exists() or (anchor and anchor not in anchors(target)):
            yield link


def is_a_path(code: str) -> bool:
    """A file or a folder of ours: what it begins with stands at the top of the repository."""
    first, slash, _ = code.partition("/")
    looks_so = re.fullmatch(r"[\w.*{},/-]+", code) and not code.startswith(MADE_LATER)
    return bool(slash and first and looks_so and (ROOT / first).exists())


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name):
    assert list(broken_links(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_file_that_is_named_is_there(name):
    paths = [code for code in SPAN.findall(prose(read(name))) if is_a_path(code)]

    assert [path for path in paths if not any(ROOT.glob(path.rstrip("/")))] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_recipe_is_in_the_makefile(name):
    recipes = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    named = {found for code in codes(read(name)) for found in RECIPE.findall(code)}

    assert named - recipes == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_command_exists(name):
    named = {found for code in codes(read(name)) for found in COMMAND.findall(code)}

    assert named - set(get_commands()) == set()


@pytest.mark.parametrize("name", NAMES)
def test_no_page_is_too_long(name):
    assert len(read(name).splitlines()) <= LONGEST


def test_the_readme_gives_the_two_commands():
    blocks = [block[2].strip() for block in FENCE.finditer(read("README.md"))]

    assert blocks == ["make demo", "make test"]


def test_the_readme_gives_the_people_of_the_demo():
    readme = read("README.md")
    people = {
        *(demo.LEARNER, demo.TRAINER, demo.AUTHOR, demo.REVIEWER),
        *(demo.REFERENT, demo.ADMINISTRATOR, demo.OTHER_REFERENT),
    }

    assert set(re.findall(r"`([\w-]+@demo\.example)`", readme)) == people
    assert f"`{demo.PASSWORD}`" in readme


# Addresses


def addresses() -> set[str]:
    """Every address written as code; `<…>` stands for what changes."""
    return {
        code
        for name in NAMES
        for code in SPAN.findall(prose(read(name)))
        if ADDRESS.fullmatch(code) and code != "/"
    }


def shape(address: str) -> str:
    return re.sub(r"<[^>]*>", "<>", address)


def shapes(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield shape(f"/{pattern.pattern}")
        elif str(pattern.pattern) != "admin/":
            yield from shapes(pattern.url_patterns)


def test_every_address_with_a_blank_is_one_of_ours():
    blank = {shape(address) for address in addresses() if "<" in address}

    assert "/modules/<>/<>/" in blank
    assert blank - set(shapes(get_resolver().url_patterns)) == set()


@pytest.mark.django_db
@pytest.mark.urls("tests.learners.demo_urls")
def test_every_address_answers():
    plain = {address for address in addresses() if "<" not in address}

    assert "/verifier/" in plain
    assert [a for a in sorted(plain) if Client().get(a).status_code == 404] == []


# Settings


def test_every_variable_of_the_environment_is_told():
    files = ("settings", "environment", "legal")
    sources = "".join(read(f"config/{file}.py") for file in files)
    asked = set(re.findall(r'(?:environ\.get|flag)\(\s*"([A-Z_]+)"', sources))
    asked |= set(re.findall(r'"([A-Z_]+)" in os\.environ', sources))
    table = read("docs/operations.md").partition("## Settings")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]

    assert {name for row in rows for name in SPAN.findall(row)} == asked


def test_what_a_server_needs_is_marked():
    rows = re.findall(r"^\| (.+?) \| \*server\*", read("docs/operations.md"), re.MULTILINE)

    assert {name for row in rows for name in SPAN.findall(row)} == set(REQUIRED_ON_A_SERVER)


# Architecture


def test_the_architecture_tells_the_ranks_that_the_linter_holds():
    contracts = tomllib.loads(read("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "kinds")
    blocks = [block[2] for block in FENCE.finditer(read("docs/architecture.md"))]
    told = next(block for block in blocks if "journey" in block)

    assert [set(rank.split()) for rank in told.split("→")] == [
        set(re.findall(r"\w+", layer)) for layer in layers
    ]


def test_the_architecture_names_every_chapter_of_the_journey():
    chapters = {file.stem for file in (ROOT / "learners" / "journey").glob("[a-z]*.py")}
    table = read("docs/architecture.md").partition("| Chapter | Tells |")[2].partition("\n\n")[0]

    assert {name for name in SPAN.findall(table) if name in chapters} == chapters


# Decisions, changelog


def test_decisions_are_numbered_and_listed():
    pages = sorted(file.name for file in (ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    listed = LINK.findall(read("docs/decisions/README.md"))

    assert [int(page[:4]) for page in pages] == list(range(1, len(pages) + 1))
    assert listed == pages


@pytest.mark.parametrize("name", [name for name in NAMES if re.search(r"decisions/\d", name)])
def test_a_decision_says_what_it_rejects_and_what_it_breaks(name):
    number = Path(name).name[:4]
    titles = re.findall(r"^## (.+)$", read(name), re.MULTILINE)

    assert read(name).startswith(f"# {number} ")
    assert titles == ["Context", "Decision", "Rejected", "What it breaks"]


def test_the_changelog_begins_with_this_version():
    version = tomllib.loads(read("pyproject.toml"))["project"]["version"]
    versions = re.findall(r"^## \[(.+?)\]", read("CHANGELOG.md"), re.MULTILINE)

    assert versions[0] == version
