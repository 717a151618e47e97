"""docs/size.md says what was measured: `benchmarks.library` writes figures, `benchmarks.size` tells them."""

from pathlib import Path
from typing import Any

from benchmarks.size import write_figures

MACHINE = {"on": "2025-11-29", "machine": "2 cores", "load before": 0.5}


def measured(count: int) -> dict[str, Any]:
    """The figures of a library where everything grows as the articles do."""
    index = {"quotes": count * 8, "seconds": count / 100, "processor seconds": count / 50, "memory": 300.0}
    sizes = {"store": count / 200, "full text": count / 100, "disk by text": 3.0}
    changed = ("nothing", "one changed", "one renamed", "one deleted", "a folder of 500 moved")
    commands = {"text of an article": 0.2, "text, looking for changes": 0.9, "speakers, all of them": 0.3}
    queries = {"single": [count / 1000, 20.0], "all": [count / 1000, 40.0], "first round": [3.0, 4.0]}
    steps: dict[str, dict[str, Any]] = {
        "corpus": {"articles": count, "megabytes": count / 200},
        "index": index | sizes,
        "changes": dict.fromkeys(changed, 0.5),
        "commands": commands,
        "explorer": {"first screen": 0.25, "own memory, searched": count / 100},
        "queries": queries,
        "fts5": {"all": [1.0, 2.0], "single": [1.0, 2.0], "seconds": 3.0, "size": 4.0, "cannot": ["fuzzy"]},
    }
    return {step: figures | MACHINE for step, figures in steps.items()}


def test_the_page_tells_the_figures_of_the_largest_library_and_how_they_grow(tmp_path: Path) -> None:
    sizes = {1_000: measured(1_000), 10_000: measured(10_000)}
    sizes[1_000]["whoosh"] = {"articles": 1_000, "seconds": 8.0, "processor seconds": 10.0} | MACHINE
    docs, readme = tmp_path / "docs", tmp_path / "README.md"
    docs.mkdir()
    readme.write_text("Size. <!-- size -->Small.<!-- end of size --> So it is.\n")
    write_figures(docs, sizes | {30_000: {"corpus": {"articles": 30_000}}})
    page = " ".join((docs / "size.md").read_text().split())
    assert "10,000 articles, 80,000 quotes (50 MB) take 1.7 minutes" in page
    assert "quotes of 1,000 articles in 8 seconds" in page
    assert "80% of its rate, or 50% by seconds of processor, 10 and 20." in page
    assert "answer after 0.20 seconds (the text of an article) to 0.30 (speakers, all of them)" in page
    assert "fuzzy" not in page.partition("single")[2].partition("FTS5 can't")[0]
    assert "grows with the power 1.00 of the articles" in (docs / "growth.svg").read_text()
    assert "-->10,000 articles (50 MB) take 3 minutes of processor" in readme.read_text()
    assert readme.read_text().endswith("in 10 ms<!-- end of size --> So it is.\n")
