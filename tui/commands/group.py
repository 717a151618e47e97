"""How a command line is understood: a first word that is no command is the library to open."""

from difflib import get_close_matches
from pathlib import Path

from typer.core import TyperCommand, TyperGroup

from tui.commands.drive import is_there
from tui.commands.known import COMMANDS, OPEN, make_command
from tui.commands.manual import Context


class LibraryGroup(TyperGroup):
    """The commands, with `open` for a command line that names none.

    Options may stand before the command's name, or the library's, as well as after it.
    """

    def list_commands(self, ctx: Context) -> list[str]:
        """Their names, in order."""
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> TyperCommand | None:
        """The command of this name, if there is one."""
        return make_command(cmd_name) if cmd_name in COMMANDS else None

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Put the command's name first, `open` where there is none."""
        own = {name for param in self.get_params(ctx) for name in param.opts}
        leading = self._leading_options(args)
        rest = args[len(leading) :]
        if own.isdisjoint(leading) and (args or not ctx.resilient_parsing):
            if rest and rest[0] in COMMANDS:
                args = [rest[0], *leading, *rest[1:]]
            elif alike := self._meant(rest):
                ctx.fail(f"{rest[0]!r} is neither a command nor a folder. Did you mean {alike!r}?")
            else:
                args = [OPEN, *args]
        return super().parse_args(ctx, args)

    def _leading_options(self, args: list[str]) -> list[str]:
        """The options, with their values, before the first word that is none."""
        valued = _options_with_values() if args and args[0].startswith("-") else set()
        count = 0
        while count < len(args) and args[count].startswith("-") and args[count] not in ("-", "--"):
            count += 2 if args[count] in valued else 1
        return args[:count]

    def _meant(self, words: list[str]) -> str | None:
        """The command that was misspelt, where the first word is neither one nor a library."""
        if not words or words[0] == "--" or is_there(Path(words[0])):
            return None
        return next(iter(get_close_matches(words[0], COMMANDS)), None)


def _options_with_values() -> set[str]:
    """The options of all commands that a value follows."""
    params = [param for name in COMMANDS for param in make_command(name).params]
    flags = {name for param in params for name in param.opts if getattr(param, "is_flag", False)}
    return {name for param in params for name in param.opts if name.startswith("-")} - flags
