"""Without a browser, none of these tests begins."""

from tests.browser.chromium import find_chromium


def pytest_sessionstart() -> None:
    """Say once what is missing, not once for each test."""
    find_chromium()
