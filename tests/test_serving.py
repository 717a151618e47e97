"""The explorer in a browser, as the browser meets it: a real server, and the explorer behind its page."""

import asyncio
import os
import select
import signal
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSServerHandshakeError
from aiohttp.typedefs import LooseHeaders
from yarl import URL

from tests.conftest import PROJECT
from tests.running import environment, program, run, write_articles

PATIENCE = 60.0
"""Seconds after which a server that says nothing more is taken for stuck."""


@dataclass(frozen=True, slots=True)
class Served:
    """A server that runs, and its address."""

    address: URL
    process: subprocess.Popen[str]
    data: Path

    @property
    def origin(self) -> str:
        return str(self.address.origin())


@pytest.fixture(params=[()])
def served(request: pytest.FixtureRequest, library: Path, tmp_path: Path) -> Iterator[Served]:
    """A server of a library that is indexed; with the options that a test asks for."""
    with serving(program("serve", library, *request.param), library, tmp_path) as server:
        yield server


@contextmanager
def serving(command: list[str], library: Path, tmp_path: Path) -> Iterator[Served]:
    write_articles(library)
    assert run("index", library).status == 0
    data = tmp_path / "data"
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=library,
        env=environment(ONRECORD_DATA=str(data), ONRECORD_CONFIG=str(tmp_path / "config")),
    )
    assert process.stdout
    yield Served(URL(process.stdout.readline().strip()), process, data)
    process.terminate()
    process.communicate(timeout=PATIENCE)


async def answer(served: Served, url: URL, headers: LooseHeaders) -> tuple[int, str]:
    async with ClientSession() as session, session.get(url, headers=headers) as response:
        return response.status, await response.text()


@asynccontextmanager
async def page(served: Served) -> AsyncIterator[ClientWebSocketResponse]:
    """What the explorer says to its page, which says what is typed."""
    async with ClientSession() as session:
        query = {"width": "120", "height": "36"}
        socket = (served.address / "ws").with_query(query)
        async with session.ws_connect(socket, headers={"Origin": served.origin}) as connection:
            yield connection


async def read_until(connection: ClientWebSocketResponse, words: str) -> None:
    seen = b""
    while words.encode() not in seen:
        message = await connection.receive(PATIENCE)
        assert isinstance(message.data, bytes | str), f"{words!r} never came: {message}"
        seen += message.data if isinstance(message.data, bytes) else message.data.encode()


async def read_to_the_end(connection: ClientWebSocketResponse) -> None:
    async for _ in connection:
        pass


async def test_only_who_has_the_address_gets_in(served: Served) -> None:
    assert served.address.host == "127.0.0.1"
    assert len(served.address.parts[1]) >= 32
    status, text = await answer(served, served.address, {})
    assert (status, "library · onrecord" in text) == (200, True)
    for path in ("/", "/ws", "/static/js/textual.js", "/guess/", "/guess/ws", "/download/guess"):
        assert (await answer(served, served.address.origin().with_path(path), {}))[0] == 404


async def test_the_page_loads_nothing_from_elsewhere_and_tells_its_address_to_nobody(served: Served) -> None:
    async with ClientSession() as session, session.get(served.address) as response:
        text = await response.text()
        policy = response.headers["Content-Security-Policy"]
    assert "https://" not in text
    assert text.replace(f"ws://{served.address.authority}", "").count("://") == 0
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "headers",
    [{"Host": "rebound.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}],
    ids=["another name", "another origin", "no origin to name"],
)
async def test_other_names_and_origins_are_refused_even_with_the_token(
    served: Served, headers: dict[str, str]
) -> None:
    assert (await answer(served, served.address, headers))[0] == 403
    async with ClientSession() as session:
        with pytest.raises(WSServerHandshakeError, match="403"):
            await session.ws_connect(served.address / "ws", headers={"Origin": served.origin, **headers})


OTHER_HOSTS = [
    "rebound.example",
    "127.0.0.1.rebound.example",
    "localhost.",
    "127.0.0.1@rebound.example",
    "rebound.example@127.0.0.1",
    "192.0.2.7",
    "0.0.0.0",
    "2130706433",
    "127.1",
    "[::1",
    "127.0.0.1:1; script-src *",
    "127.0.0.1:99999999",
    "",
]


async def test_no_host_but_this_machines_own_is_answered(served: Served) -> None:
    for host in OTHER_HOSTS:
        request = f"GET {served.address.path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        answered = await say(served, request.encode())
        assert answered.startswith(b"HTTP/1.1 403 "), host
        assert served.address.parts[1].encode() not in answered


async def say(served: Served, request: bytes) -> bytes:
    """Bytes sent as they are, and what comes back."""
    reader, writer = await asyncio.open_connection("127.0.0.1", served.address.port)
    writer.write(request)
    answered = await reader.read()
    writer.close()
    return answered


async def test_a_malformed_request_says_nothing_on_the_terminal(served: Served) -> None:
    for request in (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"\x1b]0;evil\x07 / HTTP/9\r\n\r\n"):
        assert (await say(served, request)).startswith(b"HTTP/1.0 400 ")
    served.process.send_signal(signal.SIGINT)
    _, err = served.process.communicate(timeout=PATIENCE)
    assert err.count("\n") == 1


async def test_this_machine_goes_by_its_usual_names(served: Served) -> None:
    for name in ("localhost", "[::1]", "127.0.0.1"):
        host = f"{name}:{served.address.port}"
        headers = {"Host": host, "Origin": f"http://{host}"}
        assert (await answer(served, served.address, headers))[0] == 200


async def test_a_socket_that_names_no_origin_is_no_page_of_ours(served: Served) -> None:
    async with ClientSession() as session:
        with pytest.raises(WSServerHandshakeError, match="403"):
            await session.ws_connect(served.address / "ws")


async def mark_a_quote(served: Served) -> None:
    """On a page that is then left."""
    async with page(served) as connection:
        await read_until(connection, "Bo Lind")
        await connection.send_json(["stdin", "nm"])
        await read_until(connection, "Marked:")
        await connection.send_json(["stdin", "q"])
        await read_to_the_end(connection)


async def test_read_only_unless_told_otherwise_a_mark_lasts_as_long_as_its_page(
    served: Served, library: Path
) -> None:
    before = {path: path.read_bytes() for path in library.rglob("*") if path.is_file()}
    await mark_a_quote(served)
    assert not served.data.exists()
    assert {path: path.read_bytes() for path in library.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("served", [("--write",)], indirect=True)
async def test_with_write_the_collection_is_kept(served: Served) -> None:
    await mark_a_quote(served)
    assert any(path.suffix == ".json" for path in (served.data / "desks").iterdir())


async def test_what_no_page_of_ours_says_ends_the_page_and_not_the_server(served: Served) -> None:
    for message in ("{", "[]", '["stdin", 5]', '["resize", {"width": -1}]', "null"):
        async with page(served) as connection:
            await connection.send_str(message)
            await read_to_the_end(connection)
    assert (await answer(served, served.address, {}))[0] == 200


async def test_a_page_too_many_is_closed_and_says_why(library: Path, tmp_path: Path) -> None:
    code = "from tui.serving import server; server._MOST_PAGES = 1; from tui.cli import main; main()"
    with serving([*program()[:1], "-c", code, "serve", str(library)], library, tmp_path) as served:
        async with page(served) as connection, page(served) as another:
            await read_until(another, "onrecord: too many pages are open; close one of them")
            await read_to_the_end(another)
            await read_until(connection, "Bo Lind")


async def test_the_explorer_ends_with_its_server(served: Served) -> None:
    async with page(served) as connection:
        await read_until(connection, "Bo Lind")
        served.process.send_signal(signal.SIGINT)
        await read_to_the_end(connection)
    out, err = served.process.communicate(timeout=PATIENCE)
    assert (served.process.returncode, out) == (0, "")
    assert err.count("\n") == 1


def explorer_of(server: int) -> int:
    """The process behind the one page of a server."""
    found = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True)
    [explorer] = (
        int(pid) for pid, parent in map(str.split, found.stdout.splitlines()) if int(parent) == server
    )
    return explorer


def tells(descriptor: int) -> bool:
    """Waits for what a descriptor tells: words, or an end."""
    return bool(select.select([descriptor], [], [], PATIENCE)[0])


@pytest.mark.parametrize("late", [b"", b"D\0\0\0\4late"], ids=["silent", "still saying something"])
async def test_an_explorer_that_is_stuck_ends_with_its_page_all_the_same(
    late: bytes, library: Path, tmp_path: Path
) -> None:
    code = "from tui.serving import server; server._PATIENCE = 1.0; from tui.cli import main; main()"
    command = [*program()[:1], "-c", code, "serve", str(library)]
    with serving(command, library, tmp_path) as served:
        async with page(served) as connection:
            await read_until(connection, "Bo Lind")
            explorer = explorer_of(served.process.pid)
            descriptor = os.pidfd_open(explorer)
            os.kill(explorer, signal.SIGSTOP)
            said = os.open(f"/proc/{explorer}/fd/1", os.O_WRONLY)
        os.write(said, late)
        os.close(said)
        assert tells(descriptor)
        os.close(descriptor)
        assert (await answer(served, served.address, {}))[0] == 200


@contextmanager
def pipes_of(process: int) -> Iterator[int]:
    """What a process says, its other pipes held too: none is broken or at an end while it runs."""
    modes = (os.O_WRONLY, os.O_RDONLY, os.O_RDONLY)
    held = [os.open(f"/proc/{process}/fd/{number}", mode) for number, mode in enumerate(modes)]
    yield held[1]
    for descriptor in held:
        os.close(descriptor)


def says_nothing_more(descriptor: int) -> bool:
    """Waits until no process is left that could."""
    while tells(descriptor):
        if not os.read(descriptor, 65536):
            return True
    return False


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP])
async def test_no_explorer_outlives_a_server_that_is_killed_or_loses_its_terminal(
    served: Served, number: signal.Signals
) -> None:
    async with page(served) as connection:
        await read_until(connection, "Bo Lind")
        with pipes_of(explorer_of(served.process.pid)) as said:
            served.process.send_signal(number)
            served.process.wait(PATIENCE)
            assert says_nothing_more(said)


def test_no_explorer_outlives_a_server_that_is_killed_before_it_has_begun(library: Path) -> None:
    gone = subprocess.Popen(["true"])
    gone.wait()
    command = [*program()[:1], "-m", "tui.serving.explorer", str(gone.pid), "--", str(library)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=PROJECT) as explorer:
        assert explorer.stdout
        try:
            assert says_nothing_more(explorer.stdout.fileno())
        finally:
            explorer.kill()


async def test_code_in_the_library_is_never_run(served: Served, library: Path) -> None:
    for module in ("index", "tui", "textual", "json", "sitecustomize"):
        (library / f"{module}.py").write_text("import os; os.abort()", encoding="utf-8")
    async with page(served) as connection:
        await read_until(connection, "Bo Lind")


def test_a_port_that_is_taken_is_said_in_a_line(served: Served, library: Path) -> None:
    result = run("serve", library, "--port", str(served.address.port))
    assert (result.status, result.out) == (1, "")
    assert result.err.splitlines()[-1] == (
        f"onrecord: 127.0.0.1:{served.address.port}: can't listen there (address already in use)"
    )


def test_without_the_extra_it_says_what_to_install(library: Path) -> None:
    write_articles(library)
    code = (
        "import sys; sys.modules['textual_serve'] = None\n"
        f"from tui.cli import main; sys.exit(main(['serve', {str(library)!r}]))"
    )
    done = subprocess.run(
        [*program()[:1], "-c", code], capture_output=True, text=True, cwd=PROJECT, check=False
    )
    assert done.returncode == 1
    assert done.stderr.strip() == (
        "onrecord: serving needs textual-serve, which is not installed: pip install 'onrecord[serve]'"
    )


async def test_why_the_explorer_can_not_begin_is_told_once_and_on_its_page(
    served: Served, library: Path
) -> None:
    library.rename(library.with_name("elsewhere"))
    async with page(served) as connection:
        await read_until(connection, "there is no such folder or file")
        await read_to_the_end(connection)
    served.process.send_signal(signal.SIGINT)
    out, err = served.process.communicate(timeout=PATIENCE)
    assert (out + err).count("there is no such folder or file") == 1
