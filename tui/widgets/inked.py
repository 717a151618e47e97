"""Widgets that paint their own lines, in inks that the stylesheet names.

A line is a list of runs, a run is a text and the names of its inks: ``("José Jerí", "speaker-2 strong")``.
Every text drawn passes `index.safe` first; nothing is ever read as markup.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from index.safe import make_safe_line
from tui.colours import INKS, NO_SPEAKER

Run = tuple[str, str]
Line = Sequence[Run]

NAMES = (
    "dim", "strong", "slanted", "heading", "accent", "direct", "indirect", "mixed", "current", "mention",
    "cue", "hit", "hit-here", "cursor", "cursor-away", "marked", "rule", "warning", "thumb", "key",
    NO_SPEAKER, *(f"speaker-{number}" for number in range(INKS)),
)  # fmt: skip


class InkPot(Widget):
    """Holds the inks: component classes ``ink--name`` of the stylesheet.

    There is one in an app, out of sight: were they classes of every widget that paints, the stylesheet
    would have to be applied to each of them for each widget whenever the focus moves.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"ink--{name}" for name in NAMES}

    def __init__(self) -> None:
        super().__init__()
        self._mixed: dict[str, Style] = {}

    def mix(self, names: str) -> Style:
        """The style that these names, spaces between, add to what lies under it."""
        style = self._mixed.get(names)
        if style is None:
            style = Style.null()
            for name in names.split():
                style += self.get_component_rich_style(f"ink--{name}", partial=True)
            self._mixed[names] = style
        return style

    def notify_style_update(self) -> None:
        """Another theme: mix anew."""
        super().notify_style_update()
        self._mixed.clear()


class Inked(Widget):
    """A widget whose lines are painted with inks. The app it runs in has an `InkPot`."""

    @cached_property
    def _pot(self) -> InkPot:
        return self.app.query_one(InkPot)

    def ink(self, names: str) -> Style:
        """The style that these names, spaces between, add to what lies under it."""
        return self._pot.mix(names)

    def strip(self, line: Iterable[Run], width: int, ground: Style | None = None) -> Strip:
        """A line of exactly `width` cells on `ground`, the widget's own where none is given."""
        base = self.rich_style if ground is None else ground
        segments = [Segment(make_safe_line(text), base + self.ink(names)) for text, names in line if text]
        return Strip(segments).crop_extend(0, width, base)


class Painted(Inked):
    """A small widget that paints all its lines anew whenever it is told to `refresh`."""

    ALLOW_SELECT = False

    def paint(self, width: int, height: int) -> Sequence[Line]:
        """The widget's lines, at most `height` of at most `width` cells."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """One line of what `paint` gives."""
        width, height = self.size
        lines = self.paint(width, height)
        return self.strip(lines[y] if y < len(lines) else (), width)
