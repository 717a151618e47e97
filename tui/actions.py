"""The one registry of what can be done: keys, footer, help, palette and the README table come from it."""

from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding
from textual.widgets import Input

Place = Literal[
    "everywhere",
    "moving",
    "list",
    "pane",
    "reader",
    "speaker",
    "concordance",
    "collection",
    "compare",
    "quotes",
    "check",
    "reviews",
    "suggestions",
]
"""Where a key works: on every screen, in anything that scrolls, in lists, or on one screen."""

OPENS_INPUT = frozenset({"search", "find", "filter", "about"})
"""What opens an input is done before the next key is looked at, so that nobody types ahead in vain."""

PLACES: dict[Place, str] = {
    "moving": "Moving",
    "list": "In a list",
    "pane": "Narrowing a list",
    "reader": "Reading",
    "speaker": "On a speaker's page",
    "compare": "Two speakers side by side",
    "concordance": "Words in context",
    "quotes": "On a quote in any other list",
    "check": "Checking words",
    "reviews": "Reviews",
    "suggestions": "Who may be whom",
    "collection": "The collection",
    "everywhere": "Everywhere",
}
"""The headings of the help screen, in its order."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a key does.

    `name` is the Textual action; `keys` are Textual's names of keys, comma between. `label` is the word
    for the footer, `help` the sentence for help, palette and README. `footer` orders the footer, 0 keeps
    it out. `typing` marks what works while an input has the focus.
    """

    name: str
    keys: str
    label: str
    help: str
    place: Place
    footer: int = 0
    typing: bool = False


ACTIONS: tuple[Action, ...] = (
    Action("move(1)", "j,down", "down", "down a row", "moving"),
    Action("move(-1)", "k,up", "up", "up a row", "moving"),
    Action("page(1)", "space,pagedown", "page", "a page down", "moving"),
    Action("page(-1)", "b,pageup", "page up", "a page up", "moving"),
    Action("page(0.5)", "ctrl+d", "half", "half a page down", "moving"),
    Action("page(-0.5)", "ctrl+u", "half up", "half a page up", "moving"),
    Action("first", "g,home", "top", "to the beginning", "moving"),
    Action("last", "G,end", "end", "to the end", "moving"),
    Action("choose", "enter", "open", "open; from a quote or a result, go to its place", "list", 10),
    Action("filter", "f", "filter", "filter this list as I type", "pane", 22),
    Action("sort", "comma", "sort", "sort this list another way", "pane", 24),
    Action("reviewed", "V", "reviewed", "only reviewed quotes, then only the others, then all", "pane", 43),
    Action(
        "search", "slash", "search", "search every article and quote, or the chosen speaker's", "reader", 20
    ),
    Action("find", "ctrl+f", "find", "find in this article", "reader", 44, typing=True),
    Action("next_hit(1)", "n", "next", "the next hit; without a search, the next quote", "reader", 25),
    Action("next_hit(-1)", "N", "previous", "the previous hit or quote", "reader"),
    Action("next_quote(1)", "right_square_bracket", "next quote", "the next quote in this article", "reader"),
    Action(
        "next_quote(-1)", "left_square_bracket", "quote before", "the quote before, in this article", "reader"
    ),
    Action("speaker", "s", "all theirs", "everything by this quote's speaker", "reader", 35),
    Action("speaker_page", "p", "page", "this speaker's page: quotes in time, roles, company", "reader", 36),
    Action("compare", "c", "compare", "this speaker beside another", "reader"),
    Action(
        "narrow_kind",
        "K",
        "kind",
        "narrow the search to this result's kind, and widen it again",
        "reader",
        26,
    ),
    Action(
        "narrow_speaker",
        "S",
        "speaker",
        "narrow the search to this result's speaker, and widen it",
        "reader",
        27,
    ),
    Action(
        "narrow_month", "T", "month", "narrow the search to this result's month, and widen it", "reader", 28
    ),
    Action("mark", "m", "mark", "mark this quote for the collection, or take it out", "reader", 40),
    Action("collection", "v", "collection", "the collection of marked quotes", "reader", 46),
    Action("copy(True)", "y", "copy", "copy the quote with its source", "reader", 42),
    Action("copy(False)", "Y", "copy words", "copy the quote's words alone", "reader"),
    Action("export", "e", "export", "export the quotes that are shown", "reader", 48),
    Action("review", "r", "review", "say whether this quote is right; add one that was missed", "reader", 45),
    Action(
        "reviews", "R", "reviews", "what was said of quotes, and what a sample has up for review", "reader"
    ),
    Action(
        "identify",
        "M",
        "who",
        "who this speaker is: merge, split, rename; on Everyone, all suggestions",
        "reader",
    ),
    Action("undo", "u", "undo", "take back what you last wrote into the library", "reader"),
    Action("open_source", "o", "source", "show the article's source, and open it", "reader"),
    Action("concordance", "w", "in context", "words in context: a concordance", "reader", 62),
    Action("check", "x", "check", "check whether words from elsewhere stand in the library", "reader", 63),
    Action("zoom", "z", "zoom", "this pane alone, and back", "reader", 65),
    Action("sidebar", "t", "sidebar", "sidebar on or off", "reader"),
    Action("back", "backspace", "back", "back to where I was", "reader", 50),
    Action("pane('speakers')", "1", "speakers", "to the speakers; in a search, to what narrows it", "reader"),
    Action("pane('articles')", "2", "articles", "to the articles; in a search, to the results", "reader"),
    Action("pane('article')", "3", "article", "to the article", "reader"),
    Action("pane('quotes')", "4", "quotes", "to the quotes", "reader"),
    Action("next_pane(1)", "tab,l", "next pane", "to the next pane", "reader"),
    Action("next_pane(-1)", "shift+tab,h", "pane before", "to the pane before", "reader"),
    Action("about", "slash", "about", "what they say about some words", "speaker", 15),
    Action("compare", "c", "compare", "beside another speaker", "speaker", 20),
    Action("export", "e", "export", "export the quotes that are shown", "speaker", 48),
    Action("about", "slash", "about", "only what they say about some words", "compare", 20),
    Action("other_side", "tab,h,l", "other side", "to the other speaker", "compare", 30),
    Action("export", "e", "export", "export the quotes that are shown", "compare", 48),
    Action("search", "slash", "word", "another word", "concordance", 20),
    Action("scope", "a", "quotes/all", "in the quotes only, or in all text", "concordance", 30),
    Action("review", "r", "review", "say whether this quote is right", "quotes", 28),
    Action("undo", "u", "undo", "take back what you last wrote into the library", "quotes"),
    Action("mark", "m", "mark", "mark this quote for the collection, or take it out", "quotes", 40),
    Action("copy(True)", "y", "copy", "copy the quote with its source", "quotes", 42),
    Action("copy(False)", "Y", "copy words", "copy the quote's words alone", "quotes"),
    Action("search", "slash", "words", "other words", "check", 20),
    Action("review", "r", "review", "say whether this quote is right", "reviews", 15),
    Action("drop", "delete", "take back", "take this review back", "reviews", 20),
    Action("undo", "u", "undo", "take back what you last wrote into the library", "reviews", 25),
    Action("accept", "y", "the same", "one and the same person", "suggestions", 15),
    Action("refuse", "n", "two", "two people, and not suggested again", "suggestions", 20),
    Action("undo", "u", "undo", "take back what you last wrote into the library", "suggestions", 25),
    Action("lift(-1)", "K", "up", "move this quote up", "collection", 20),
    Action("lift(1)", "J", "down", "move this quote down", "collection", 21),
    Action("note", "n", "note", "write a line on this quote", "collection", 15),
    Action("drop", "m,delete", "take out", "take this quote out; u puts it back", "collection", 25),
    Action("copy(True)", "y", "copy", "copy the quote with its source", "collection", 30),
    Action("copy(False)", "Y", "copy words", "copy the quote's words alone", "collection"),
    Action("export", "e", "export", "export the collection", "collection", 35),
    Action("review", "r", "review", "say whether this quote is right", "collection", 28),
    Action("undo", "u", "undo", "take back what you last wrote into the library", "collection"),
    Action("screen.escape", "escape", "out", "one level back; never quits", "everywhere", 85, True),
    Action("help", "question_mark", "help", "the keys, and what the signs mean", "everywhere", 90),
    Action(
        "palette", "ctrl+p", "palette", "every command and every speaker, by name", "everywhere", 91, True
    ),
    Action("light", "ctrl+t", "light/dark", "light or dark", "everywhere", typing=True),
    Action("leave", "q", "quit", "quit", "everywhere", 95),
    Action("leave", "ctrl+q", "quit", "quit, from an input too", "everywhere", typing=True),
)

_SHOWN = {
    "comma": ",", "slash": "/", "question_mark": "?", "right_square_bracket": "]",
    "left_square_bracket": "[", "escape": "esc", "pagedown": "PgDn", "pageup": "PgUp",
    "down": "↓", "up": "↑", "enter": "⏎", "home": "Home", "end": "End",
}  # fmt: skip


def may_open_input(name: str, focused: object) -> bool:
    """Whether an action is free to run: what opens an input leaves its key to the one that is open."""
    return not (name in OPENS_INPUT and isinstance(focused, Input))


def show_keys(keys: str) -> str:
    """Keys as a person reads them: ``j ↓``."""
    return " ".join(_SHOWN.get(key, key) for key in keys.split(","))


def show_key(key: str) -> str:
    """One key as a person reads it, however Textual names it."""
    return _SHOWN.get(key, key)


def actions_of(*places: Place) -> list[Action]:
    """The actions of these places, in the registry's order."""
    return [action for action in ACTIONS if action.place in places]


def binding_id(action: Action) -> str:
    """What an action's binding is known by."""
    return f"{action.place}.{action.name}.{action.keys}"


def bind(*places: Place) -> list[Binding]:
    """Textual's bindings for the actions of these places."""
    return [
        Binding(
            action.keys,
            action.name,
            action.label,
            tooltip=action.help,
            show=action.footer > 0,
            id=binding_id(action),
            priority=action.name in OPENS_INPUT,
        )
        for action in actions_of(*places)
    ]


def footer_ranks() -> dict[str, int]:
    """The footer's order, by the id that `bind` gives a binding."""
    return {
        f"{action.place}.{action.name}.{action.keys}": action.footer for action in ACTIONS if action.footer
    }


def keys_as_markdown() -> str:
    """The table of keys for the README."""
    lines = ["| key | does |", "| --- | --- |"]
    for place, heading in PLACES.items():
        lines.append(f"| **{heading}** | |")
        lines += [f"| {_code(action.keys)} | {action.help} |" for action in actions_of(place)]
    return "\n".join(lines)


def _code(keys: str) -> str:
    return " ".join(f"`{_SHOWN.get(key, key)}`" for key in keys.split(","))


if __name__ == "__main__":
    print(f"# Keys\n\nWritten by `python -m tui.actions`.\n\n{keys_as_markdown()}")
