"""How the help of a command reads: words, where Typer has types and inequalities."""

import re
from typing import Any

from typer.core import TyperCommand

Context = Any
Formatter = Any
"""Typer keeps the classes of its contexts, and of what lays the help out, to itself."""

_TYPE = re.compile(r" <([^<>]*)>$")
_RANGE = re.compile(r"(?:(?<!\d)(?P<least>\d{1,9})<=)?\bx(?:<=(?P<most>\d{1,9})|>=(?P<only>\d{1,9}))(?=\])")

_WRONG = (
    (re.compile(r"\bInput should be a valid integer\b.*"), "it takes a whole number"),
    (re.compile(r"\bInput should be greater than or equal to (\d+)"), r"it takes at least \1"),
    (re.compile(r"\bInput should be less than or equal to (\d+)"), r"it takes at most \1"),
    (re.compile(r"\bValue error, "), ""),
    (re.compile(r"^Invalid value: "), ""),
    (re.compile(r"^(No such option: -[^-])$"), r"\1; what begins with - and is no option stands after --"),
)
"""What Pydantic and Typer say of a value that does not fit, and what we say."""

_Entry = tuple[str, str]


class PlainCommand(TyperCommand):
    """A command whose usage line names its arguments without braces, and whose help has no types."""

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """The pieces of the usage line."""
        return [piece.replace("{", "").replace("}", "") for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: Context, formatter: Formatter) -> None:
        """Write down the arguments, then the options."""
        for heading, kind in (("Arguments", "argument"), ("Options", "option")):
            params = [param for param in self.get_params(ctx) if param.param_type_name == kind]
            entries = [_in_words(record, kind) for param in params if (record := param.get_help_record(ctx))]
            if entries:
                with formatter.section(heading):
                    formatter.write_dl(entries)


def wrong_in_words(message: str) -> str:
    """What is wrong with a command line, without the words of those who wrote programs for it."""
    for said, ours in _WRONG:
        message = said.sub(ours, message)
    return message.rstrip(".")


def _in_words(record: _Entry, kind: str) -> _Entry:
    """An argument's name says what it is; of an option that takes one of a few words these are shown."""
    name, help_ = record
    return _TYPE.sub("" if kind == "argument" else r" \1", name), _RANGE.sub(_range_in_words, help_)


def _range_in_words(found: re.Match[str]) -> str:
    if found["only"]:
        return f"at least {found['only']}"
    return f"{found['least']} to {found['most']}" if found["least"] else f"at most {found['most']}"
