"""Which commands there are. Each is made when it is asked for, so that none waits for the others."""

from functools import cache
from importlib import import_module

import typer
from typer.core import TyperCommand
from typer.main import get_command

from tui.commands.manual import PlainCommand

OPEN = "open"

COMMANDS: dict[str, tuple[str, ...]] = {
    OPEN: ("browsing.open_", "news", "open ./search"),
    "index": ("browsing.index", "index news", "index news --rebuild"),
    "search": (
        "reading.search",
        "search news 'migra* border'",
        "search news --in quotes 'speaker:kast homeland'",
    ),
    "quotes": (
        "reading.quotes",
        "quotes news --speaker kast --kind direct",
        "quotes news --since 2025-11 --json",
    ),
    "speakers": (
        "reading.speakers",
        "speakers news --until 2024",
        "speakers news --about border --json",
    ),
    "merge": ("merging.merge", "merge news 'José Antonio Kast' Kast"),
    "split": (
        "merging.split",
        "split news Kast 'Rita Kast'",
        "split news 'Ana Ruiz' 'Ana Ruiz (judge)' --in 2025/",
    ),
    "rename": (
        "merging.rename",
        "rename news Kast 'José Antonio Kast'",
        "rename news kast --wikidata Q5950474",
    ),
    "suggestions": ("merging.suggestions", "suggestions news", "suggestions news --json"),
    "review": (
        "reviewing.review",
        "review news 5c7d3f093fcc448e --confirm",
        "review news 5c7d3f093fcc448e --speaker 'Luis Torres' --kind direct",
        "review news 2025/border.txt:1462-1545 --speaker torres",
    ),
    "reviews": ("reviewing.reviews", "reviews news", "reviews news --unfit --json"),
    "sample": ("measuring.sample", "sample news -n 50 --seed 1"),
    "accuracy": ("measuring.accuracy", "accuracy news", "accuracy news --json"),
    "text": ("reading.text", "text news 2025/border.txt"),
    "check": ("checking.check", "check news 'we will not give up'", "check news --json < words.txt"),
    "export": (
        "exporting.export",
        "export news --speaker kast -o kast.md",
        "export news -f csv --since 2025 > quotes.csv",
    ),
    "verify": ("exporting.verify", "verify news kast.md", "verify news kast.md --json"),
    "report": (
        "reporting.report",
        "report news -o report.html",
        "report news --speaker kast --since 2025 -o kast.html",
    ),
    "serve": ("serving.serve", "serve news", "serve news --write --port 8000"),
}
"""By name, in the order of `--help`: the module and the function of each, then examples of its use."""


@cache
def make_command(name: str) -> TyperCommand:
    """The command of this name. Raises KeyError."""
    place, *examples = COMMANDS[name]
    module, _, function = place.rpartition(".")
    head = "Example:" if len(examples) == 1 else "Examples:"
    lines = "\n".join([head, *(f"  onrecord {example}" for example in examples)])
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    register = alone.command(name, cls=PlainCommand, epilog=f"\b\n{lines}")
    register(getattr(import_module(f"tui.commands.{module}"), function))
    command = get_command(alone)
    assert isinstance(command, TyperCommand)
    return command
