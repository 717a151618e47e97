"""The served explorer as a browser shows it: drawn, typed into, and nothing asked of the network."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.chromium import Tab
from tests.running import environment, program, run, write_articles

PATIENCE = 60
"""Seconds after which a server that does not end is taken for stuck."""

CLASSES = """new Promise((done) => {
  const look = () => document.body.classList.contains('%s') && done(true);
  new MutationObserver(look).observe(document.body, { attributeFilter: ['class'] });
  look();
})"""
"""Comes to be when the page's body has a class."""


@pytest.fixture
def address(library: Path) -> Iterator[str]:
    write_articles(library)
    assert run("index", library).status == 0
    process = subprocess.Popen(
        program("serve", library),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment(),
    )
    assert process.stdout
    yield process.stdout.readline().strip()
    process.terminate()
    process.communicate(timeout=PATIENCE)


@pytest.fixture
def tab(tmp_path: Path) -> Iterator[Tab]:
    tab = Tab(tmp_path / "profile")
    yield tab
    tab.close()


def test_it_is_drawn_takes_keys_and_asks_the_network_for_nothing(address: str, tab: Tab) -> None:
    tab.look(1280, "dark")
    tab.open(address)
    assert tab.run(CLASSES % "-first-byte")
    assert tab.run("document.activeElement.className") == "xterm-helper-textarea"
    assert tab.run("document.fonts.ready.then((fonts) => fonts.check('16px \\'Roboto Mono\\''))")
    tab.press("q", 81, "q")
    assert tab.run(CLASSES % "-closed")
    asked = {event["request"]["url"] for event in tab.heard("Network.requestWillBeSent")}
    assert {url for url in asked if not url.startswith((address, "data:"))} == set()
    assert tab.heard("Runtime.exceptionThrown") == []
    refused = [event for event in tab.heard("Log.entryAdded") if event["entry"]["level"] == "error"]
    assert refused == []


def test_another_page_can_not_frame_it(address: str, tab: Tab, tmp_path: Path) -> None:
    frame = tmp_path / "frame.html"
    frame.write_text(f'<iframe src="{address}"></iframe>', encoding="utf-8")
    tab.open(frame)
    errors = " ".join(event["entry"]["text"] for event in tab.heard("Log.entryAdded"))
    assert "frame-ancestors" in errors
