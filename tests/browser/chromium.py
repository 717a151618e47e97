"""A headless Chromium, driven through the pipes of its debugging protocol."""

import fcntl
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
Value = Any
"""What JavaScript gives, as JSON does."""

FLAGS = (
    "--headless",
    "--remote-debugging-pipe",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


def find_chromium() -> str:
    """The browser's program. Raises UsageError, which says what to install, where there is none."""
    asked = os.environ.get("CHROMIUM")
    found = next(filter(None, map(shutil.which, (asked,) if asked else NAMES)), None)
    if found is None:
        raise pytest.UsageError(
            "these tests need Chromium: install it (Debian: apt-get install chromium), or say where it is "
            "with CHROMIUM=…"
        )
    return found


class Tab:
    """A page in a browser of its own. `events` are all that the browser has told so far."""

    def __init__(self, profile: Path) -> None:
        theirs, self._to = _high_pipe()
        self._from, answers = _high_pipe()

        def take_pipes() -> None:
            os.dup2(theirs, 3)
            os.dup2(answers, 4)

        root = ("--no-sandbox",) if os.geteuid() == 0 else ()
        self._process = subprocess.Popen(
            [find_chromium(), *FLAGS, *root, f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=take_pipes,
            pass_fds=(3, 4),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs)
        os.close(answers)
        self._number = 0
        self._rest = b""
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.ask(f"{domain}.enable")

    def close(self) -> None:
        """End the browser."""
        self._process.kill()
        self._process.wait()
        os.close(self._to)
        os.close(self._from)

    def ask(self, method: str, **parameters: object) -> dict[str, Any]:
        """Have something done, and wait for the answer."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        for answer in self._messages():
            if answer.get("id") == self._number:
                assert "error" not in answer, answer["error"]
                result: dict[str, Any] = answer["result"]
                return result
            self.events.append(answer)
        raise AssertionError("Chromium ended")

    def open(self, page: Path | str) -> None:
        """Load a file or an address, and wait until all of it is there."""
        self.events.clear()
        self.ask("Page.navigate", url=page.as_uri() if isinstance(page, Path) else page)
        while not self.heard("Page.loadEventFired"):
            self.events.append(next(self._messages()))

    def heard(self, method: str) -> list[dict[str, Any]]:
        """What the events of this kind say."""
        return [event["params"] for event in self.events if event.get("method") == method]

    def run(self, script: str) -> Value:
        """What an expression of JavaScript comes to in the page."""
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def press(self, key: str, code: int, text: str = "") -> None:
        """Press and release a key."""
        about = {"key": key, "windowsVirtualKeyCode": code}
        self.ask("Input.dispatchKeyEvent", type="keyDown", text=text, **about)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **about)

    def look(self, width: int, scheme: str = "light") -> None:
        """Show the page in a window of this width, light or dark."""
        self.ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False
        )
        self.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def _messages(self) -> Iterator[dict[str, Any]]:
        while True:
            while b"\0" not in self._rest:
                piece = os.read(self._from, 1 << 20)
                if not piece:
                    raise AssertionError("Chromium ended")
                self._rest += piece
            line, self._rest = self._rest.split(b"\0", 1)
            yield json.loads(line)


def _high_pipe() -> tuple[int, int]:
    """A pipe whose ends don't stand where the browser will look for its own."""
    ends = os.pipe()
    high = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends)
    for end in ends:
        os.close(end)
    return high[0], high[1]
