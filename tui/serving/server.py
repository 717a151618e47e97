"""A server that shows the explorer to whoever has its address, and to nobody else.

Everything lies under a random token. A page of another origin can't reach it: requests under another
host's name (DNS rebinding) and sockets that another origin opens are refused, and no other page may
frame it. Its pages load nothing from the network. Drawing and transport are textual-serve's.
"""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import os
import re
import secrets
import shlex
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from html import escape
from importlib import resources
from pathlib import Path
from string import Template

from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.server import Server, to_int

from index.errors import OnrecordError
from index.safe import make_safe_line

_TOKEN_BYTES = 24
_MOST_PAGES = 16
"""Explorers at a time: each is a process."""
_MOST_MESSAGE = 1_000_000
"""Bytes of a message from the page: the longest is what is pasted."""
_PATIENCE = 6.0
"""Seconds for an explorer to end with its page: it gives itself less. One that is stuck is killed then."""
_SIZES = range(6, 73)
"""Sizes of letters in pixels."""
_CELLS = range(1, 1001)

_HOST = re.compile(r"(?:\[(?P<address>[0-9a-f:.]+)\]|(?P<name>[a-z0-9.-]+))(?::[0-9]{1,5})?")
"""What a browser says in its `Host` header."""

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class ServingError(OnrecordError):
    """The explorer can't be served as asked."""


class ExplorerServer(Server):
    """Serves the program `command`, an explorer for each page that is open.

    `host` and `port` are where it listens, port 0 being any that is free. `address` is the URL, with
    the token, once it listens.
    """

    def __init__(self, command: Sequence[str], host: str, port: int, title: str) -> None:
        super().__init__(f"exec {shlex.join(command)}", host, port, title)
        self.token = secrets.token_urlsafe(_TOKEN_BYTES)
        self.address = ""
        self._pages: set[web.WebSocketResponse] = set()
        self._page = Template(resources.files("tui.serving").joinpath("page.html").read_text("utf-8"))

    async def run(self, tell: Callable[[str], None]) -> None:
        """Serve until it is cancelled or told to end by a signal; `tell` is given the address.

        Raises ServingError where it can't listen.
        """
        ended = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:  # not under nohup
                asyncio.get_running_loop().add_signal_handler(number, ended.set)
        runner = web.AppRunner(await self._make_app(), access_log=None, shutdown_timeout=_PATIENCE + 1)
        await runner.setup()
        try:
            await self._listen(runner)
            tell(self.address)
            await ended.wait()
        finally:
            await runner.cleanup()

    async def _listen(self, runner: web.AppRunner) -> None:
        try:
            await web.TCPSite(runner, self.host, self.port).start()
        except OSError as error:
            number = error.errno or 0
            reason = (os.strerror(number) if number > 0 else error.strerror or str(error)).lower()
            raise ServingError(f"{self.host}:{self.port}: can't listen there ({reason})") from error
        host = f"[{self.host}]" if ":" in self.host else self.host
        self.port = int(runner.addresses[0][1])
        self.address = f"http://{host}:{self.port}/{self.token}/"

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[self._guard], client_max_size=_MOST_MESSAGE)
        app.add_routes(
            [
                web.get(f"/{self.token}/", self._show_page),
                web.get(f"/{self.token}/ws", self.handle_websocket),
                web.static(f"/{self.token}/static", self.statics_path),
                # The page asks for it there, under a key of its own that works once.
                web.get("/download/{key}", self.handle_download),
            ]
        )
        app.on_shutdown.append(self._close_pages)
        return app

    async def _close_pages(self, _app: web.Application) -> None:
        for socket in tuple(self._pages):
            await socket.close(message=b"the server ends")

    @web.middleware
    async def _guard(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Refuse who comes under another name or from another origin; keep the token to ourselves."""
        if not self._is_our_name(request.headers.get("Host", "")):
            raise web.HTTPForbidden(text="onrecord: this server is known by another name\n")
        origin = request.headers.get("Origin")
        is_socket = request.headers.get("Upgrade", "").lower() == "websocket"
        if (is_socket or origin is not None) and origin != f"http://{request.host}":
            raise web.HTTPForbidden(text="onrecord: opened from another origin\n")
        request["nonce"] = secrets.token_urlsafe(16)
        response = await handler(request)
        if not response.prepared:
            response.headers.update(_policy(request.host, request["nonce"]))
        return response

    def _is_our_name(self, host: str) -> bool:
        """The name that was asked for, or an address of this machine: who rebinds a name has one of their
        own. Only who listens for others than this machine answers to any address."""
        found = _HOST.fullmatch(host.lower())
        name = found and (found["name"] or found["address"])
        if not name:
            return False
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return name in ("localhost", self.host.lower())
        return address.is_loopback or not is_loopback(self.host)

    async def _show_page(self, request: web.Request) -> web.Response:
        size = to_int(request.query.get("fontsize", "16"), 16)
        page = self._page.substitute(
            title=escape(make_safe_line(self.title)),
            nonce=request["nonce"],
            socket=escape(f"ws://{request.host}/{self.token}/ws"),
            size=size if size in _SIZES else 16,
        )
        return web.Response(text=page, content_type="text/html")

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run an explorer for as long as the page that asks for it is open."""
        socket = web.WebSocketResponse(heartbeat=15, max_msg_size=_MOST_MESSAGE)
        await socket.prepare(request)
        if len(self._pages) >= _MOST_PAGES:
            await socket.send_bytes(b"onrecord: too many pages are open; close one of them\r\n")
            await socket.close()
            return socket
        self._pages.add(socket)
        service = _Program(
            self.command,
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=_closing(socket),
            download_manager=self.download_manager,
        )
        try:
            await service.start(*(_cells(request.query.get(name)) for name in ("width", "height")))
            await self._answer(socket, service)
        finally:
            self._pages.discard(socket)
            await service.stop()
        return socket

    async def _answer(self, socket: web.WebSocketResponse, service: AppService) -> None:
        """Pass on what the page says until it closes, or says what no page of ours does."""
        async for message in socket:
            if message.type != WSMsgType.TEXT:
                continue
            match _parsed(message):
                case ["stdin", str(keys)]:
                    await service.send_bytes(keys.encode("utf-8", "replace"))
                case ["resize", {"width": int(width), "height": int(height)}]:
                    await service.set_terminal_size(_in_cells(width), _in_cells(height))
                case ["ping", data]:
                    await socket.send_json(["pong", data])
                case ["focus", *_]:
                    await service.focus()
                case ["blur", *_]:
                    await service.blur()
                case _:
                    await socket.close(message=b"not understood")


class _Program(AppService):
    """The program behind a page."""

    async def run(self) -> None:
        """Close the page with it, however it ends: one that could not begin says nothing itself."""
        await super().run()
        await self.remote_close()

    async def stop(self) -> None:
        """Have it end, whatever it is stuck in; what it still says nobody hears."""
        killing = asyncio.get_running_loop().call_later(_PATIENCE, self._kill)
        try:
            await super().stop()
            if self._process is not None:
                await self._process.communicate()  # it may say more than a pipe takes that nobody reads
        finally:
            killing.cancel()

    def _kill(self) -> None:
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()


def serve(server: ExplorerServer, tell: Callable[[str], None]) -> None:
    """Serve until Ctrl+C or a request to end. Raises ServingError."""
    # What comes of a malformed request is the sender's to know, and could act on this terminal.
    for name in ("textual-serve", "aiohttp"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    asyncio.run(server.run(tell))


def is_loopback(host: str) -> bool:
    """Whether only programs of this machine can reach who listens at `host`."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def explorer_command(library: Path, *, keeps: bool, watches: bool) -> list[str]:
    """The program behind a page of this process. It imports nothing from the folder that it is started in."""
    options = [*(["--write"] if keeps else []), *([] if watches else ["--no-update"])]
    ours = str(Path(__file__).resolve().parents[2])
    python = ["env", f"PYTHONPATH={ours}", sys.executable, "-P"]
    explorer = ["-m", "tui.serving.explorer", str(os.getpid())]
    return [*python, *explorer, *options, "--", str(library.resolve())]


def _policy(host: str, nonce: str) -> dict[str, str]:
    """What the page may load, and whom it tells its address: nothing from elsewhere, and nobody."""
    sources = (
        "default-src 'none'",
        f"script-src 'nonce-{nonce}'",
        # The terminal lays out its rows with styles of its own.
        "style-src 'self' 'unsafe-inline'",
        "font-src 'self'",
        "img-src 'self' data:",
        f"connect-src ws://{host}",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return {
        "Content-Security-Policy": "; ".join(sources),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def _parsed(message: object) -> object:
    try:
        return message.json()  # type: ignore[attr-defined]
    except ValueError:
        return None


def _closing(socket: web.WebSocketResponse) -> Callable[[], Awaitable[None]]:
    async def close() -> None:
        await socket.close()

    return close


def _cells(asked: str | None) -> int:
    return _in_cells(to_int(asked or "", 80))


def _in_cells(number: int) -> int:
    return min(max(number, _CELLS[0]), _CELLS[-1])
