"""A drive that stops answering: ``python -m tests.stalling FOLDER TOLD COMMAND...``, as root on Linux, in a
mount namespace of its own (``unshare -m``).

Copies of the files in FOLDER are served from memory over FOLDER, in the kernel's FUSE protocol
(linux/fuse.h, version 7.31), until a file whose name has *stalled* in it has been opened: from then on
nothing is answered, which is told by a byte to the descriptor TOLD. Then COMMAND takes this process's place.
"""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import stat
import struct
import sys
from pathlib import Path

_HEAD = struct.Struct("<IIQQIIII")
_REPLY = struct.Struct("<IiQ")
_ATTRIBUTES = struct.Struct("<QQQQQQIIIIIIIIII")
_PR_SET_PDEATHSIG = 1
_ROOT = 1
_LOOKUP, _FORGET, _GETATTR, _OPEN, _READ, _STATFS, _RELEASE, _INIT = 1, 2, 3, 14, 15, 17, 18, 26
_OPENDIR, _READDIR, _RELEASEDIR, _INTERRUPT, _BATCH_FORGET = 27, 28, 29, 36, 42
_SILENT = _FORGET, _INTERRUPT, _BATCH_FORGET


class Drive:
    """Serves files from memory to the kernel."""

    def __init__(self, device: int, files: dict[str, bytes], told: int) -> None:
        self._device = device
        self._names = list(files)
        self._contents = list(files.values())
        self._told = told

    def serve(self) -> None:
        """Answer until a stalled file is opened."""
        while True:
            request = os.read(self._device, 1 << 18)
            _, code, unique, node, *_ = _HEAD.unpack_from(request)
            if code in _SILENT:
                continue
            error, answer = self._answer(code, node, request[_HEAD.size :])
            os.write(self._device, _REPLY.pack(_REPLY.size + len(answer), -error, unique) + answer)
            if code == _OPEN and "stalled" in self._names[node - 2]:
                os.write(self._told, b"!")
                return

    def _answer(self, code: int, node: int, data: bytes) -> tuple[int, bytes]:
        match code:
            case 26:
                return 0, struct.pack("<IIIIHHIIHHI7I", 7, 31, 65536, 0, 12, 10, 65536, 1, 16, 0, *[0] * 8)
            case 1:
                name = os.fsdecode(data.rstrip(b"\0"))
                if name not in self._names:
                    return errno.ENOENT, b""
                node = self._names.index(name) + 2
                return 0, struct.pack("<QQQQII", node, 0, 60, 60, 0, 0) + self._attributes(node)
            case 3:
                return 0, struct.pack("<QII", 60, 0, 0) + self._attributes(node)
            case 14 | 27:
                return 0, struct.pack("<QII", 0, 0, 0)
            case 15:
                _, offset, size = struct.unpack_from("<QQI", data)
                return 0, self._contents[node - 2][offset : offset + size]
            case 28:
                _, offset, size = struct.unpack_from("<QQI", data)
                return 0, self._entries(offset, size)
            case 17:
                return 0, struct.pack("<QQQQQIIII24x", *[1000] * 5, 4096, 255, 4096, 0)
            case 18 | 29:
                return 0, b""
            case _:
                return errno.ENOSYS, b""

    def _attributes(self, node: int) -> bytes:
        mode = stat.S_IFDIR | 0o755 if node == _ROOT else stat.S_IFREG | 0o644
        size = 0 if node == _ROOT else len(self._contents[node - 2])
        return _ATTRIBUTES.pack(node, size, 1, 9, 9, 9, 0, 0, 0, mode, 1, 0, 0, 0, 4096, 0)

    def _entries(self, offset: int, size: int) -> bytes:
        """The folder's entries from one on, as many as fit into `size` bytes."""
        found = b""
        for number, name in enumerate(self._names[offset:], start=offset):
            encoded = os.fsencode(name)
            entry = struct.pack("<QQII", number + 2, number + 1, len(encoded), stat.S_IFREG >> 12) + encoded
            entry += b"\0" * (-len(entry) % 8)
            if len(found) + len(entry) > size:
                break
            found += entry
        return found


def main(folder: Path, told: int, command: list[str]) -> None:
    """Put the drive over `folder`, then run the command."""
    files = {file.name: file.read_bytes() for file in sorted(folder.iterdir())}
    device = os.open("/dev/fuse", os.O_RDWR)
    library = ctypes.CDLL(None, use_errno=True)
    options = f"fd={device},rootmode=40755,user_id=0,group_id=0".encode()
    if library.mount(b"stalling", os.fsencode(folder), b"fuse.stalling", 0, options):
        raise OSError(ctypes.get_errno(), "mount")
    parent = os.getpid()
    if not os.fork():
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        os.dup2(2, 1)
        Drive(device, files, told).serve()
        library.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() == parent:
            signal.pause()  # until the parent ends
        os._exit(0)
    os.close(device)
    os.close(told)
    with (folder / next(iter(files))).open():
        pass  # closed: that it can't be told so is known to the kernel from now on, which would wait for it
    os.execvp(command[0], command)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
