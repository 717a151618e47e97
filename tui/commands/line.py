"""The command line: which commands there are, and the one place where errors become a line."""

import os
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.main import get_command

from index.errors import AmbiguousSpeaker, OnrecordError
from tui.commands.group import LibraryGroup
from tui.commands.manual import wrong_in_words
from tui.commands.shortcut import find_shortcut
from tui.commands.streams import BROKEN_PIPE, emit_line, finish, prepare, say

DEBUG = "ONRECORD_DEBUG"
"""The environment variable that asks for the traceback of an unexpected error; so does `--verbose`."""

app = typer.Typer(
    name="onrecord",
    cls=LibraryGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    subcommand_metavar="[LIBRARY] | COMMAND LIBRARY [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nExamples:\n  onrecord news\n  onrecord quotes news --speaker kast --about immigrants\n"
    "  onrecord COMMAND --help",
)


def _print_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import PackageNotFoundError, version

        try:
            emit_line(f"onrecord {version('onrecord')}")
        except PackageNotFoundError:
            emit_line("onrecord, run from its source without being installed")
        raise typer.Exit


@app.callback()
def onrecord(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Who is on the record saying what, in a folder of news articles.

    With a folder alone it opens the explorer; commands answer at once.
    """


def run(words: Sequence[str]) -> int:
    """Run a command line; the exit status: 0 done, 1 could not, 2 a wrong command line.

    Raises KeyboardInterrupt where a question was answered with Ctrl+C.
    """
    prepare()
    try:
        shortcut = find_shortcut(words)
        if shortcut is None:
            status = get_command(app).main(list(words), prog_name="onrecord", standalone_mode=False) or 0
        else:
            status = shortcut() or 0
        finish()
    except typer.Exit as exit_:
        return exit_.exit_code
    except SystemExit:
        return BROKEN_PIPE  # the one reason for which Typer ends a program itself
    except typer.Abort:
        raise KeyboardInterrupt from None
    except OnrecordError as error:
        _tell(error)
        return 1
    except typer.TyperException as error:
        _tell_wrong_words(error)
        return error.exit_code
    except OSError as error:
        _tell_system(error, words)
        return 1
    except Exception as error:
        _tell_unexpected(error, words)
        return 1
    return int(status)


def _tell(error: OnrecordError) -> None:
    if isinstance(error, AmbiguousSpeaker):
        say(f"onrecord: {error.name!r} could be any of these; give the full name:")
        for name in error.candidates:
            say(f"  {name}")
    else:
        say(f"onrecord: {error}")


def _tell_wrong_words(error: typer.TyperException) -> None:
    """What is wrong with the command line, and where to look."""
    message = wrong_in_words(error.format_message())
    context = getattr(error, "ctx", None)
    if context:
        message += f"{'' if message.endswith('?') else '.'} See {context.command_path} --help."
    say(f"onrecord: {message}")


def _tell_system(error: OSError, words: Sequence[str]) -> None:
    """What the system would not do: a full disk, a folder that is gone."""
    _trace(error, words)
    where = f"{error.filename}: " if error.filename else ""
    say(f"onrecord: {where}{(error.strerror or str(error)).lower()}")


def _trace(error: Exception, words: Sequence[str]) -> None:
    if os.environ.get(DEBUG) or not {"-v", "--verbose"}.isdisjoint(words):
        import traceback

        for line in "".join(traceback.format_exception(error)).splitlines():
            say(line)


def _tell_unexpected(error: Exception, words: Sequence[str]) -> None:
    _trace(error, words)
    say(
        f"onrecord: an unexpected error, which is a defect ({type(error).__name__}: {error}). "
        f"Please report it with what {DEBUG}=1 prints."
    )
