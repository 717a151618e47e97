"""How a command line is understood: a first word that is no command is the library to open."""

from difflib import get_close_matches
from pathlib import Path
from typing import Any

from typer.core import TyperCommand, TyperGroup

OPEN = "open"

_Context = Any
"""Typer keeps the class of its contexts to itself."""


class LibraryGroup(TyperGroup):
    """The commands, with `open` for a command line that names none.

    Options may stand before the command's name, or the library's, as well as after it.
    """

    def parse_args(self, ctx: _Context, args: list[str]) -> list[str]:
        """Put the command's name first, `open` where there is none."""
        own = {name for param in self.get_params(ctx) for name in param.opts}
        leading = self._leading_options(args)
        rest = args[len(leading) :]
        if own.isdisjoint(leading) and (args or not ctx.resilient_parsing):
            if rest and rest[0] in self.commands:
                args = [rest[0], *leading, *rest[1:]]
            elif alike := self._meant(rest):
                ctx.fail(f"{rest[0]!r} is neither a command nor a folder. Did you mean {alike!r}?")
            else:
                args = [OPEN, *args]
        return super().parse_args(ctx, args)

    def _leading_options(self, args: list[str]) -> list[str]:
        """The options, with their values, before the first word that is none."""
        valued = self._options_with_values()
        count = 0
        while count < len(args) and args[count].startswith("-") and args[count] not in ("-", "--"):
            count += 2 if args[count] in valued else 1
        return args[:count]

    def _options_with_values(self) -> set[str]:
        params = [param for command in self.commands.values() for param in command.params]
        flags = {name for param in params for name in param.opts if getattr(param, "is_flag", False)}
        return {name for param in params for name in param.opts if name.startswith("-")} - flags

    def _meant(self, words: list[str]) -> str | None:
        """The command that was misspelt, where the first word is neither one nor a library."""
        if not words or words[0] == "--" or Path(words[0]).exists():
            return None
        return next(iter(get_close_matches(words[0], self.commands)), None)


class PlainCommand(TyperCommand):
    """A command whose usage line names its arguments without braces."""

    def collect_usage_pieces(self, ctx: _Context) -> list[str]:
        """The pieces of the usage line."""
        return [piece.replace("{", "").replace("}", "") for piece in super().collect_usage_pieces(ctx)]
