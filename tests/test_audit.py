"""CI notices a package that is not locked, has no licence that is allowed, or a hole that is known."""

import json
import threading
from collections.abc import Iterator
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import Distribution
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from tests.conftest import PROJECT

AUDITOR = PROJECT / ".venv-audit/bin/pip-audit"
LOCK = f"""\
pyyaml==6.0.3 --hash=sha256:{"0" * 64}
rich==15.0.0 ; python_version > '3' --hash=sha256:{"1" * 64}
"""

spec = spec_from_file_location("audit", PROJECT / ".ci/audit.py")
assert spec
assert spec.loader
audit = module_from_spec(spec)
spec.loader.exec_module(audit)


class Osv(BaseHTTPRequestHandler):
    """Answers as OSV does: of all packages `holed` alone has a hole."""

    holed = ""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        name = asked["package"]["name"]
        ranges = [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "999"}]}]
        affected = [{"package": asked["package"], "ranges": ranges, "versions": [asked["version"]]}]
        hole = {"id": "PYSEC-2026-1", "details": "", "modified": "2026-01-01T00:00:00Z", "affected": affected}
        answer = json.dumps({"vulns": [hole]} if name == self.holed else {}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def do_GET(self) -> None:
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Silent."""


@pytest.fixture
def service() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Osv) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    file = tmp_path / "requirements.lock"
    file.write_text(LOCK)
    return file


@pytest.mark.skipif(not AUDITOR.exists(), reason="make audit has not installed pip-audit")
@pytest.mark.parametrize("holed", ["", "pyyaml", "rich"])
def test_a_known_hole_in_what_is_locked_is_found(
    lock: Path, service: str, monkeypatch: pytest.MonkeyPatch, holed: str
) -> None:
    monkeypatch.setattr(Osv, "holed", holed)
    assert audit.without_known_holes(lock, AUDITOR, service) == (not holed)


@pytest.mark.parametrize("status", [0, 1])
def test_what_the_auditor_says_of_the_lock_counts(
    lock: Path, service: str, tmp_path: Path, status: int
) -> None:
    auditor = tmp_path / "auditor"
    auditor.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/asked\nexit {status}\n')
    auditor.chmod(0o755)
    assert audit.without_known_holes(lock, auditor, service) == (not status)
    asked = (tmp_path / "asked").read_text()
    assert asked.startswith(f"--requirement {lock} --require-hashes")
    assert f"--osv-url {service}v1/query" in asked


def test_where_the_list_can_not_be_reached_it_says_so(
    lock: Path, service: str, capsys: pytest.CaptureFixture[str]
) -> None:
    nobody = "http://127.0.0.1:9/"
    assert audit.without_known_holes(lock, Path("/no/such/auditor"), nobody)
    assert capsys.readouterr().out.startswith(f"known holes: NOT ASKED, {nobody} can't be reached from here")


class Installed(Distribution):
    """A package that is installed."""

    def __init__(self, name: str, version: str, licence: str) -> None:
        self._metadata = Message()
        for key, value in (("Name", name), ("Version", version), ("License-Expression", licence)):
            self._metadata[key] = value

    @property
    def metadata(self) -> Message:  # type: ignore[override]
        return self._metadata

    def read_text(self, filename: str) -> None:
        return None

    def locate_file(self, path: object) -> Path:
        return Path()


def test_a_package_that_is_not_locked_is_named(lock: Path) -> None:
    packages = [
        Installed("PyYAML", "6.0.3", "MIT"),
        Installed("rich", "15.0.1", "MIT"),
        Installed("new", "1", "MIT"),
    ]
    assert list(audit.unlocked(packages, lock)) == [
        "rich 15.0.1 is installed, which is not locked",
        "new 1 is installed, which is not locked",
    ]


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-or-later OR MIT", True),
        ("MIT AND Apache-2.0", True),
        ("MIT AND GPL-3.0-only", False),
        ("LicenseRef-Proprietary", False),
        ("", False),
    ],
)
def test_a_licence_that_is_not_allowed_is_named(licence: str, allowed: bool) -> None:
    assert (not list(audit.unlicensed([Installed("new", "1", licence)]))) == allowed
