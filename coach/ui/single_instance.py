"""One window for each data directory: a second start raises the first and hands over its words.

A lock file says who is first; the operating system's own knowledge of running processes makes it
survive crashes. A local socket, named after the directory, carries the second start's arguments.
"""

import json
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from coach.domain.errors import UserError

_LOCK_NAME = "back-coach.lock"
_HANDSHAKE_MS = 2_000
_LONGEST_MESSAGE = 64 * 1024
_RECEIVED = b"ok"


class SingleInstance(QObject):
    """Decides which start owns a data directory.

    Signals:
        started_again: another start handed over its arguments; raise the window and follow them.
    """

    started_again = Signal(list)

    def __init__(self, data_dir: Path, parent: QObject | None = None) -> None:
        """Args: data_dir: the directory that only one window may write to; it must exist."""
        super().__init__(parent)
        self._lock = QLockFile(str(data_dir / _LOCK_NAME))
        # A lock is stale only if its process is gone, however long a session lasts.
        self._lock.setStaleLockTime(0)
        self._name = server_name(data_dir)
        self._server: QLocalServer | None = None
        self._received: dict[QLocalSocket, bytes] = {}

    def acquire(self) -> bool:
        """Become the one window of this directory.

        Returns:
            False if another window has it; then `hand_over` to that one.

        Raises:
            UserError: the directory cannot be written to.
        """
        if not self._lock.tryLock(0):
            if self._lock.error() is QLockFile.LockError.LockFailedError:
                return False
            raise UserError(
                self.tr(
                    "Back Coach cannot write to its data folder. "
                    "Please check that the folder belongs to you and that the disk is not full."
                )
            )
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # We hold the lock, so a socket of this name was left behind by a crash.
        QLocalServer.removeServer(self._name)
        server.newConnection.connect(self._on_connection)
        # Without a socket the lock still keeps a second writer out; it just cannot raise us.
        server.listen(self._name)
        self._server = server
        return True

    def hand_over(self, arguments: list[str]) -> bool:
        """Give the arguments of this start to the window that is already there.

        Waits for its answer for up to two seconds; this start has no window of its own.

        Returns:
            True if the other window took them.
        """
        socket = QLocalSocket(self)
        socket.connectToServer(self._name)
        try:
            if not socket.waitForConnected(_HANDSHAKE_MS):
                return False
            socket.write(json.dumps(arguments).encode() + b"\n")
            socket.flush()
            while not socket.canReadLine():
                if not socket.waitForReadyRead(_HANDSHAKE_MS):
                    return False
            return bytes(socket.readLine().data()).strip() == _RECEIVED
        finally:
            socket.abort()
            socket.deleteLater()

    def release(self) -> None:
        """Let another start have the directory."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    @Slot()
    def _on_connection(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            self._received[socket] = b""
            socket.readyRead.connect(self._on_ready_read)
            socket.disconnected.connect(self._on_disconnected)
            self._read(socket)

    @Slot()
    def _on_ready_read(self) -> None:
        for socket in tuple(self._received):
            self._read(socket)

    @Slot()
    def _on_disconnected(self) -> None:
        for socket in tuple(self._received):
            if socket.state() is QLocalSocket.LocalSocketState.UnconnectedState:
                del self._received[socket]
                socket.deleteLater()

    def _read(self, socket: QLocalSocket) -> None:
        self._received[socket] += socket.readAll().data()
        line, found, rest = self._received[socket].partition(b"\n")
        if not found:
            if len(rest or line) > _LONGEST_MESSAGE:
                socket.abort()
            return
        self._received[socket] = rest
        arguments = _decode(line)
        if arguments is None:
            socket.abort()
            return
        socket.write(_RECEIVED + b"\n")
        socket.flush()
        self.started_again.emit(arguments)


def server_name(data_dir: Path) -> str:
    """Return the socket's name for a data directory; short enough for every system's limit."""
    # Python's own hashes load a whole cryptographic library; Qt's is there already.
    path = str(data_dir.resolve()).encode()
    digest = QCryptographicHash.hash(path, QCryptographicHash.Algorithm.Sha256)
    return f"back-coach-{bytes(digest.toHex().data()[:16]).decode()}"


def _decode(line: bytes) -> list[str] | None:
    try:
        words = json.loads(line)
    except ValueError:
        return None
    if isinstance(words, list) and all(isinstance(word, str) for word in words):
        return words
    return None
