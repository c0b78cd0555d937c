"""Whether the sound server that this process plays to still lives.

Qt 6.11 does not tell, on Linux, when PulseAudio ends in the middle of a session, and a stream that
is started before Qt has connected anew aborts the whole program. The connection itself tells: the
client library closes its socket as soon as the server is gone.
"""

import contextlib
import os
import socket
import stat
import sys

_SERVERS = ("pulse", "pipewire", "native")
_DESCRIPTORS = "/proc/self/fd"


class ServerWatch:
    """Remembers this process's connections to the sound server.

    Elsewhere than on Linux there is no such server, and it counts as alive.
    """

    def __init__(self) -> None:
        self._connections = _connections()

    def possible(self) -> bool:
        """Return whether sound can be played as far as the server goes."""
        return bool(self._connections) or sys.platform != "linux"

    def alive(self) -> bool:
        """Return whether none of the remembered connections has been closed."""
        return all(_inode(descriptor) == inode for descriptor, inode in self._connections.items())


def _connections() -> dict[int, int]:
    """Return the inodes of the sockets that lead to a sound server, by descriptor."""
    found: dict[int, int] = {}
    if sys.platform != "linux":
        return found
    for name in os.listdir(_DESCRIPTORS):  # noqa: PTH208 -- names are wanted, not paths
        inode = _inode(int(name))
        if inode and any(word in _peer(int(name)) for word in _SERVERS):
            found[int(name)] = inode
    return found


def _inode(descriptor: int) -> int:
    """Return the inode of a socket, 0 if the descriptor is none or closed."""
    with contextlib.suppress(OSError):
        facts = os.fstat(descriptor)
        if stat.S_ISSOCK(facts.st_mode):
            return facts.st_ino
    return 0


def _peer(descriptor: int) -> str:
    """Return the address that a socket is connected to, empty if it is not."""
    with contextlib.suppress(OSError), socket.socket(fileno=os.dup(descriptor)) as copy:
        address = copy.getpeername()
        return address if isinstance(address, str) else ""
    return ""
