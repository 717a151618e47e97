"""The README says what is so: its examples print what it shows, its keys are the registry's, its links lead
somewhere."""

import re
from pathlib import Path

import pytest

from docs.readme import README, refreshed
from tests.conftest import PROJECT
from tests.running import COMMANDS

PAGES = [README, *sorted((PROJECT / "docs").glob("*.md"))]


def test_its_examples_and_keys_are_those_of_the_program() -> None:
    shown = README.read_text(encoding="utf-8")
    assert refreshed(shown) == shown, "run: make docs"


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "open"])
def test_it_shows_every_command(command: str) -> None:
    assert re.search(rf"^\*\*`{command}`\*\* ", README.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_into_the_project_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
