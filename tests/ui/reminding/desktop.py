"""A desktop that shows notifications: on a real bus, to nobody."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import ClassInfo, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant, QDBusVirtualObject

if TYPE_CHECKING:
    from collections.abc import Callable

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
_OPTIONS = (
    QDBusConnection.RegisterOption.ExportAllSlots | QDBusConnection.RegisterOption.ExportAllSignals
)


@dataclass(frozen=True)
class Shown:
    """A notification as it was asked for."""

    replaces: int
    title: str
    text: str
    actions: list[str]
    hints: dict[str, Any]


@ClassInfo({"D-Bus Interface": SERVICE})  # type: ignore[call-arg]
class Notifications(QObject):  # type: ignore[operator]
    """Keeps what it is asked to show, and reports what a person would press."""

    ActionInvoked = Signal("uint", str)  # type: ignore[arg-type]
    ActivationToken = Signal("uint", str)  # type: ignore[arg-type]
    NotificationClosed = Signal("uint", "uint")  # type: ignore[arg-type]

    def __init__(self, abilities: tuple[str, ...] = ("actions", "body")) -> None:
        super().__init__()
        self.abilities = abilities
        self.shown: dict[int, Shown] = {}
        self.asked: list[Shown] = []
        self.withdrawn: list[int] = []
        self.interrupted_by: Callable[[], None] | None = None

    @Slot(str, "uint", str, str, str, "QStringList", "QVariantMap", int, result="uint")
    def Notify(
        self,
        _name: str,
        replaces: int,
        _icon: str,
        title: str,
        text: str,
        actions: list[str],
        hints: dict[str, Any],
        _timeout: int,
    ) -> int:
        number = replaces or len(self.asked) + 40
        self.shown[number] = Shown(replaces, title, text, actions, hints)
        self.asked.append(self.shown[number])
        if self.interrupted_by is not None:
            self.interrupted_by()
        return number

    @Slot(result="QStringList")
    def GetCapabilities(self) -> list[str]:
        return list(self.abilities)

    @Slot("uint")
    def CloseNotification(self, number: int) -> None:
        self.withdrawn.append(number)
        self.shown.pop(number, None)

    @property
    def latest(self) -> int:
        """The number of the one shown last."""
        return max(self.shown)

    def offer(self, connection: QDBusConnection) -> None:
        """Be the one on this bus who shows notifications."""
        assert connection.registerObject(PATH, self, _OPTIONS)
        assert connection.registerService(SERVICE)


class Tray(QDBusVirtualObject):
    """Keeps which icons programs want shown: a desktop's tray, as KDE began it."""

    _NAME = "org.kde.StatusNotifierWatcher"

    def __init__(self) -> None:
        super().__init__()
        self.items: list[str] = []

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        if message.member() == "RegisterStatusNotifierItem":
            self.items.append(message.arguments()[0])
            connection.send(message.createReply([]))
            return True
        if message.member() == "Get":
            connection.send(message.createReply([QDBusVariant(True)]))
            return True
        return False

    def offer(self, connection: QDBusConnection) -> None:
        """Be the tray on this bus."""
        assert connection.registerVirtualObject("/StatusNotifierWatcher", self)
        assert connection.registerService(self._NAME)
