"""The explorer: which screens there are, which themes, and who listens to what."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from time import monotonic
from typing import ClassVar

from textual import events, on
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.command import CommandPalette, Provider
from textual.screen import Screen
from textual.theme import Theme
from textual.widget import Widget

from index.library import Library, Progress, Update
from index.safe import make_safe_line
from tui.actions import bind
from tui.bars import bar
from tui.closed import begin_within, forget_senders
from tui.colours import ONRECORD_DARK, ONRECORD_LIGHT, explorer_variables
from tui.covered import forget_covered, forget_rows
from tui.desk import Desk
from tui.ending import end_in_order
from tui.garbage import Garbage
from tui.palette import Actions, Speakers, back_to_reading
from tui.screens.opening import Opening
from tui.screens.reader import Reader
from tui.screens.sheet import AskAbout
from tui.settings import SettingsError, open_settings
from tui.strips import keep_no_cuts
from tui.typeahead import LeftOut, TypeAhead, release_keys
from tui.updating import (
    Lost,
    Progressed,
    Silent,
    Updated,
    ask_cache,
    ask_drive,
    first_of,
    prepare_processes,
    rest_after,
    say_progress,
    say_silent,
    say_update,
    update_in_background,
)
from tui.widgets.key_line import KeyLine
from tui.widgets.virtual_list import VirtualList
from tui.wording import count_of

WIDTHS = [(0, "-single"), (100, "-double"), (120, "-triple"), (160, "-wide"), (220, "-vast")]
HEIGHTS = [(0, "-flat"), (16, "-low"), (30, "-tall")]
"""From which width and height on the stylesheet has which layout, by class."""

_LOOK_EVERY = 3.0
"""Seconds between two looks at the files, more where one takes long; and at whether the index is there."""

_RESTS = 20
"""How many times as long as a look took the next one is put off."""

_SILENCE = 5.0
"""Seconds without a word of an update after which the drive is asked whether it answers."""

_SHOW_EVERY = 2.0
"""Seconds between two times that what an update has done so far is shown."""

_SHOW_FIRST = 0.3
"""The same as long as there is nothing to read."""


class Explorer(TypeAhead):
    """The terminal explorer of one library."""

    TITLE = "onrecord"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bind("everywhere"), Binding("ctrl+c", "interrupt", show=False),
    ]  # fmt: skip
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {Actions, Speakers}
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        library: Library,
        desk: Desk,
        *,
        watches: bool = True,
        opened: Callable[[Explorer], None] = lambda _: None,
        leaving: Callable[[int], None] = lambda _: None,
    ) -> None:
        """`opened` is called when there is a picture and keys are taken, `leaving` when the reader quits,
        with the exit status."""
        super().__init__()
        self._leaving = leaving
        self._when_opened: Callable[[Explorer], None] | None = opened
        self.library = library
        self._watches = watches
        self.desk = desk
        self.reader = Reader(library, make_safe_line(library.root.resolve().name), desk)
        self.HORIZONTAL_BREAKPOINTS = WIDTHS
        self.VERTICAL_BREAKPOINTS = HEIGHTS
        prepare_processes()
        keep_no_cuts()
        self.garbage = Garbage(self.let_go)
        self._stop = Event()
        self._updating = self._looked = self._to_look = False
        self._notes: tuple[str, ...] = ()
        self._warned = ""
        self._unread: tuple[str, ...] = ()
        self._rested = self._heard = self._asked = monotonic()
        self._pause = _LOOK_EVERY
        self._shown = 0.0
        self.animation_level = "none"
        self.register_theme(ONRECORD_DARK)
        self.register_theme(ONRECORD_LIGHT)
        self.settings = open_settings()
        self.theme = ONRECORD_LIGHT.name if self.settings.light else ONRECORD_DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The stylesheet's own colours, under this theme."""
        few = self.console.color_system in ("standard", "windows")
        return explorer_variables(self.current_theme, of_16=few)

    def get_default_screen(self) -> Screen[None]:
        """What is read is on the first screen, which opens on what the index holds."""
        widths, heights = reversed(WIDTHS), reversed(HEIGHTS)
        width = next(name for least, name in widths if self.size.width >= least)
        height = next(name for least, name in heights if self.size.height >= least)
        self.reader.fit(self.size, (width, height))
        return self.reader

    def on_load(self) -> None:
        """Read what the screen opens on, while it is made."""
        self.reader.beginning.read()

    def action_interrupt(self) -> None:
        """Copy what is selected, as ctrl+c does elsewhere; else say what quits."""
        if self.screen.get_selected_text():
            self.screen.action_copy_text()
            return
        for line in self.screen.query(KeyLine):
            line.say("q quits; ctrl+q from anywhere.")

    async def on_event(self, event: events.Event) -> None:
        """When a key has done what it does, see whether there is much to throw away."""
        await super().on_event(event)
        if isinstance(event, events.Key):
            self.call_after_refresh(self._throw_away)

    def on_mount(self) -> None:
        """Look at the files now and then, and for what can be thrown away; follow the theme, and signals."""
        end_in_order(self)
        self.set_interval(1.0, self._look_again)
        self.theme_changed_signal.subscribe(self, self._draw_anew)

    def _draw_anew(self, theme: Theme) -> None:
        """What waited to be drawn when the theme changed was drawn before the inks of a covered screen had:
        it would stay in those of the other theme."""
        for screen in self.screen_stack:
            forget_rows(screen)

    @on(Opening.Opened)
    async def _ready_for_keys(self) -> None:
        await self.take_keys()

    @property
    def is_behind(self) -> bool:
        """Whether there are keys that have not done yet what they do, or files still to be looked at."""
        return super().is_behind or self._to_look

    async def take_keys(self) -> None:
        """The start is over, whatever has come."""
        if self._when_opened is not None:
            self.call_after_refresh(self._when_opened, self)
            self._when_opened = None
        await super().take_keys()

    @on(VirtualList.Loaded, "#speaker-list")
    def _opened(self) -> None:
        """What the index holds is on the screen: now see whether the files say more."""
        if not self._looked:
            self._looked = self._to_look = True
            self.call_after_refresh(self.look_at_files)

    @on(VirtualList.Loaded, "#article-list")
    async def _nothing_to_come(self, event: VirtualList.Loaded) -> None:
        if not event.total and not self._watches:
            self.reader.nothing_yet(NOTHING_READ)
            await self.take_keys()

    @on(LeftOut)
    def _keys_left_out(self, event: LeftOut) -> None:
        """Say so on the screen that is shown, or the next under a dialog."""
        lines = (line for screen in reversed(self.screen_stack) for line in screen.query(KeyLine))
        told = f"{count_of(event.count, 'key')} came too fast and did nothing."
        next(lines, self.reader.key_line).say(told, warning=True)

    # -- the files
    def look_at_files(self) -> None:
        """Bring the index up to date, unless that is going on or was not wanted."""
        self._to_look = False
        if self._watches and not self._updating:
            self._updating = True
            self._heard = monotonic()
            update_in_background(self, self.library, self._stop)

    def let_go(self) -> None:
        """Let go of what only seems to be in use."""
        forget_covered(self.screen_stack)
        forget_senders(self._registry)

    def _throw_away(self) -> None:
        self.garbage.look(monotonic() - self.pressed)

    def _look_again(self) -> None:
        self._throw_away()
        if not self._updating and monotonic() - self._rested > self._pause:
            self.look_at_files()
        elif self._updating and monotonic() - self._heard > _SILENCE:
            self._heard = monotonic()
            ask_drive(self, self.library)
        elif not self._updating and self._watches and monotonic() - self._asked > _LOOK_EVERY:
            self._asked = monotonic()
            ask_cache(self, self.library)

    @on(Lost)
    def _lost(self) -> None:
        self.look_at_files()

    @on(Silent)
    def _silent(self) -> None:
        if self._updating:
            self.reader.search_row.status("drive silent", "warning")
            self._warn(say_silent(self.library.root))

    @on(Progressed)
    def _progressed(self, event: Progressed) -> None:
        self._heard = monotonic()
        progress = event.progress
        if self.is_running and progress.phase != "looking" and progress.total:
            self.reader.search_row.status(say_progress(progress), "accent")
            self.reader.nothing_yet(first_reading(progress))
            pause = _SHOW_EVERY if self.reader.articles.rows.total else _SHOW_FIRST
            if monotonic() - self._shown > pause:
                self._shown = monotonic()
                self.reader.library_changed()

    @on(Updated)
    def _updated(self, event: Updated) -> None:
        if not self.is_running:
            return  # leaving: what it would be shown on may be gone already
        self._updating = False
        self._rested = monotonic()
        if not (event.update and event.update.articles):
            self.call_later(self.take_keys)
        self._pause = rest_after(event.update, event.seconds, least=_LOOK_EVERY, times=_RESTS)
        if event.error is not None or event.update is None:
            self.reader.search_row.status(event.state, "warning")
            self._warn(event.error or "")
            self.reader.nothing_yet(
                [("The index could not be brought up to date.", "heading"), (event.error or "", "warning")]
            )
            return
        self._warned = ""
        self._tell(event.update, event.news)

    def _warn(self, line: str) -> None:
        """Say what keeps the index from being up to date: once, as it stands where the keys are."""
        if line != self._warned:
            self._warned = line
            self.reader.key_line.warn(line)

    def _tell(self, update: Update, news: bool) -> None:
        reader = self.reader
        reader.search_row.status(say_update(update), "warning" if update.unread else "dim")
        if news:
            reader.library_changed()
            if update.unread and update.unread != self._unread:
                reader.key_line.warn(first_of(update.unread))
        self._unread = update.unread
        if update.notes != self._notes:
            self._notes = update.notes
            if update.notes:
                reader.key_line.warn(first_of(update.notes))
        if not update.articles:
            reader.nothing_yet(nothing_to_read(self.library.root, update))

    @on(AskAbout)
    def _ask_about(self, event: AskAbout) -> None:
        reader = back_to_reading(self)
        reader.visit(event.choice)
        reader.action_search()
        release_keys(reader)

    def _start_widget(self, parent: Widget, widget: Widget) -> None:
        """Textual's, for scroll bars: they don't hold on to the screen that lies above."""
        begin_within(parent, partial(super()._start_widget, parent, widget))

    def pop_screen(self) -> AwaitComplete:
        """To the screen below; the rows of this one are let go."""
        forget_rows(self.screen)
        return super().pop_screen()

    # -- actions
    def action_help(self) -> None:
        """The keys."""
        from tui.screens.help import Help

        self.push_screen(Help())

    def action_command_palette(self) -> None:
        """The same: Textual's own name for what its key opens, over dialogs too."""
        self.action_palette()

    def action_palette(self) -> None:
        """Every command and speaker."""
        if not any(isinstance(screen, CommandPalette) for screen in self.screen_stack):
            self.push_screen(CommandPalette(placeholder="what to do, or whose quotes to see…"))

    def action_light(self) -> None:
        """The other ground, in every library from now on."""
        self.settings.light = self.current_theme.dark
        self.theme = ONRECORD_LIGHT.name if self.settings.light else ONRECORD_DARK.name
        if not self.desk.kept:
            return
        try:
            self.settings.save()
        except SettingsError as error:
            self.reader.key_line.say(str(error), warning=True)

    def action_leave(self) -> None:
        """Quit; what has been read so far is kept."""
        self.exit(return_code=0)

    def on_exit_app(self) -> None:
        """The end, by key, by signal, or because the page in the browser was closed."""
        self._stop.set()
        self.reader.put_down()
        self._leaving(self.return_code or 0)


NOTHING_READ = [
    ("Nothing has been read yet", "heading"),
    ("", ""),
    ("The explorer was told not to look at the files: without --no-update it reads them.", ""),
]
"""What to say of an empty index that is to stay so."""


def first_reading(progress: Progress) -> list[tuple[str, str]]:
    """What to say while a library is read for the first time."""
    return [
        ("Reading the articles", "heading"),
        ("", ""),
        (bar(progress.done, progress.total, 40).ljust(40, "╌"), "accent"),
        (say_progress(progress), "dim"),
        ("", ""),
        ("Only what has changed is read the next time.", "dim"),
    ]


def nothing_to_read(root: Path, update: Update) -> list[tuple[str, str]]:
    """What to say where a library has no article."""
    lines = [
        ("No articles here yet", "heading"),
        ("", ""),
        (f"onrecord looked in {root.resolve()} and in the folders under it.", ""),
        ("", ""),
        (
            "It reads plain text (.txt), Markdown (.md) and HTML. Put some there: they appear by themselves.",
            "",
        ),
        ("", ""),
        ("q quits, and onrecord FOLDER opens another folder.", "dim"),
    ]
    for line in update.unread[:5]:
        lines.append((line, "warning"))
    return lines
