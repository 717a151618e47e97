"""The report as a browser shows it: drawn, searched, printed, with and without its script."""

from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.chromium import Tab
from tests.running import ARTICLES, run, write_articles

HOSTILE = (
    '---\ntitle: "<img src=http://127.0.0.1:9/x onerror=document.title=1>"\n---\n'
    '"We <script>document.title = 1</script> will </blockquote> rebuild it," Ana Ruiz said on Friday.\n'
)

VISIBLE = "[...document.querySelectorAll('.quote')].filter((quote) => quote.checkVisibility()).length"
CONTEXTS = "[...document.querySelectorAll('.context')].filter((each) => each.checkVisibility()).length"
SHOWN = "document.getElementById('shown').textContent"

# The least contrast between any words and what is painted behind them, as WCAG reckons it.
# Contrast as WCAG reckons it, between a node's colour and what is painted behind it.
LIGHT = """
  const light = (colour) => {
    const parts = colour.match(/[0-9.]+/g).slice(0, 3).map((part) => part / 255)
      .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      const colour = getComputedStyle(node).backgroundColor;
      if (!colour.endsWith(', 0)')) return colour;
    }
    throw new Error('nothing is painted');
  };
  const contrast = (colour, node) => {
    const [a, b] = [light(colour), light(ground(node))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
"""

# The least that any words have.
OF_WORDS = f"""(() => {{ {LIGHT}
  document.querySelectorAll('details').forEach((details) => {{ details.open = true; }});
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let least = 21;
  while (walker.nextNode()) {{
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !node.checkVisibility() || node.closest('script')) continue;
    least = Math.min(least, contrast(getComputedStyle(node).color, node));
  }}
  return least;
}})()"""

# The least that any bar of a chart has, and any border of a field.
OF_SHAPES = f"""(() => {{ {LIGHT}
  const bars = [...document.querySelectorAll('.bar')];
  const fields = [...document.querySelectorAll('input, select, button')];
  return Math.min(...bars.map((bar) => contrast(getComputedStyle(bar).fill, bar)),
    ...fields.map((field) => contrast(getComputedStyle(field).borderTopColor, field.parentElement)));
}})()"""


@pytest.fixture
def page(library: Path, tmp_path: Path) -> Path:
    write_articles(library, {**ARTICLES, "hostile.md": HOSTILE})
    assert run("report", library, "-o", tmp_path / "report.html").status == 0
    return tmp_path / "report.html"


@pytest.fixture
def tab(tmp_path: Path) -> Iterator[Tab]:
    tab = Tab(tmp_path / "profile")
    yield tab
    tab.close()


def enter(tab: Tab, field: str, value: str) -> None:
    tab.run(
        f"(() => {{ const field = document.getElementById('{field}'); field.value = '{value}';"
        "field.dispatchEvent(new Event('input', {bubbles: true})); })()"
    )


def test_it_asks_the_network_for_nothing_and_runs_nothing_of_an_article(tab: Tab, page: Path) -> None:
    tab.open(page)
    asked = {event["request"]["url"] for event in tab.heard("Network.requestWillBeSent")}
    # What the browser draws its own date fields with comes as data.
    assert {url for url in asked if not url.startswith("data:")} == {page.as_uri()}
    assert tab.heard("Log.entryAdded") == tab.heard("Runtime.exceptionThrown") == []
    assert tab.run("document.title") == "On the record: library"
    assert tab.run("document.querySelectorAll('script').length") == 1
    words = tab.run("[...document.querySelectorAll('blockquote')].map((quote) => quote.textContent).join()")
    assert "We <script>document.title = 1</script> will </blockquote> rebuild it," in words


def test_search_and_filters_narrow_the_quotes_and_say_how_many_are_left(tab: Tab, page: Path) -> None:
    tab.open(page)
    total = tab.run(VISIBLE)
    assert tab.run(SHOWN) == f"{total} quotes"
    enter(tab, "words", "MEANS nó")
    assert (tab.run(VISIBLE), tab.run(SHOWN)) == (1, f"1 of {total} quotes")
    enter(tab, "words", "xyzzy")
    assert tab.run(VISIBLE) == 0
    assert tab.run("document.getElementById('none').checkVisibility()")
    enter(tab, "words", "")
    enter(tab, "kind", "direct")
    direct = tab.run(VISIBLE)
    assert 0 < direct < total
    enter(tab, "since", "2025-01-01")
    assert tab.run(VISIBLE) == 1
    assert tab.run("[...document.querySelectorAll('.group')].filter((g) => g.checkVisibility()).length") == 1
    tab.run("document.querySelector('button').click()")
    assert tab.run(f"new Promise((done) => setTimeout(() => done({VISIBLE})))") == total


def test_the_keyboard_reaches_the_search_and_skips_to_the_quotes(tab: Tab, page: Path) -> None:
    tab.open(page)
    tab.press("Tab", 9)
    assert tab.run("document.activeElement.className") == "skip"
    assert tab.run("document.activeElement.getBoundingClientRect().left") >= 0
    tab.press("/", 191, "/")
    assert tab.run("document.activeElement.id") == "words"
    for letter in "late":
        tab.press(letter, ord(letter.upper()), letter)
    assert tab.run(VISIBLE) == 1
    tab.press("Escape", 27)
    assert tab.run("document.getElementById('words').value") == ""
    assert tab.run(VISIBLE) > 1


def test_without_scripts_every_quote_is_there_and_no_search_that_does_nothing(tab: Tab, page: Path) -> None:
    tab.open(page)
    total = tab.run(VISIBLE)
    tab.ask("Emulation.setScriptExecutionDisabled", value=True)
    tab.open(page)
    assert tab.run(VISIBLE) == total
    assert not tab.run("document.getElementById('finder').checkVisibility()")


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_stands_out_of_the_window(width: int, tab: Tab, page: Path) -> None:
    tab.look(width)
    tab.open(page)
    assert tab.run("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_and_shapes_have_contrast(scheme: str, tab: Tab, page: Path) -> None:
    tab.look(1280, scheme)
    tab.open(page)
    assert tab.run(OF_WORDS) >= 4.5
    assert tab.run(OF_SHAPES) >= 3


@pytest.mark.parametrize("width", [390, 1280])
def test_a_link_is_no_link_by_its_colour_alone(width: int, tab: Tab, page: Path) -> None:
    tab.look(width)
    tab.open(page)
    lines = "[...document.querySelectorAll('main a')].map((a) => getComputedStyle(a).textDecorationLine)"
    assert set(tab.run(lines)) == {"underline"}


def test_it_prints_with_the_context_of_every_quote_and_without_what_only_a_screen_has(
    tab: Tab, page: Path
) -> None:
    tab.open(page)
    assert tab.run(CONTEXTS) == 0
    tab.ask("Emulation.setEmulatedMedia", media="print")
    assert tab.run(CONTEXTS) == tab.run(VISIBLE) > 1
    assert not tab.run("document.getElementById('finder').checkVisibility()")
    assert not tab.run("[...document.querySelectorAll('summary')].some((each) => each.checkVisibility())")
    assert b64decode(tab.ask("Page.printToPDF")["data"]).startswith(b"%PDF")
