"""Notices: a strip over the window's content that stays until it is put away."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button, ButtonKind, IconButton
from coach.ui.widgets.icon_view import IconView
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.scroll import Scroller


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the user should know but need not answer.

    Attributes:
        key: what it is about; another notice of the same key replaces it.
        text: one or two sentences.
        icon: Phosphor name.
        action: label of a button, empty for none.
        care: it is about health or lost data: the care colours.
    """

    key: str
    text: str
    icon: str = "info"
    action: str = ""
    care: bool = False


_MOST = 0.35
"""The part of the page that the notices may take; in low windows they scroll."""


class NoticeStrip(QWidget):
    """Notices, one below the other.

    Signals:
        action_chosen: a notice's button was pressed (its key).
        put_away: a notice was closed (its key).
    """

    action_chosen = Signal(str)
    put_away = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: dict[str, _NoticeRow] = {}
        self._most = 0
        # Not in a layout: that one would be asked for the height, and knows nothing of scrolling.
        self._scroller = Scroller(look, self)
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._scroller.setWidget(page)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.theme.changed.connect(self.updateGeometry)
        self.hide()

    @property
    def keys(self) -> tuple[str, ...]:
        """The notices shown."""
        return tuple(self._rows)

    def set_page_height(self, height: int) -> None:
        """Say how high the page is that it stands upon, in logical px."""
        self._most = round(height * _MOST)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the notices all the room."""
        super().resizeEvent(event)
        self._scroller.setGeometry(self.rect())
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """The words of the notices wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all notices, or as much of it as the page can spare."""
        needed = self._column.totalHeightForWidth(width)
        return min(needed, self._most) if self._most else needed

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        width = max(self.width(), 320)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the same: what does not fit scrolls."""
        return QSize(0, self.heightForWidth(max(self.width(), 320)))

    def add(self, notice: Notice) -> None:
        """Show a notice."""
        self.remove(notice.key)
        row = _NoticeRow(self._look, notice, self)
        row.closed.connect(self._put_away)
        row.acted.connect(self.action_chosen)
        self._rows[notice.key] = row
        self._column.addWidget(row)
        row.show()
        self.show()
        self.updateGeometry()

    def remove(self, key: str) -> None:
        """Take a notice away, if it is there."""
        row = self._rows.pop(key, None)
        if row is not None:
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        self.setVisible(bool(self._rows))
        self.updateGeometry()

    def _put_away(self, key: str) -> None:
        self.remove(key)
        self.put_away.emit(key)


class _NoticeRow(QWidget):
    closed = Signal(str)
    acted = Signal(str)

    def __init__(self, look: Look, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._notice = notice
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 12, 6)
        row.setSpacing(12)
        ink = Ink.CARE if notice.care else Ink.ACCENT
        row.addWidget(IconView(look, notice.icon, 20, ink, parent=self))
        words = Paragraph(look, notice.text, Role.SECONDARY, parent=self)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(notice.text)
        if notice.action:
            action = Button(look, notice.action, ButtonKind.SECONDARY, parent=self)
            action.clicked.connect(self._act)
            row.addWidget(action)
        close = IconButton(look, "x", self.tr("Put this notice away"), parent=self)
        close.clicked.connect(self._close)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        look.theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.theme.tokens
        care = self._notice.care
        painter.fillRect(self.rect(), tokens.care_soft if care else tokens.soft)
        edge = QRectF(0, self.height() - tokens.border, self.width(), tokens.border)
        painter.fillRect(edge, tokens.care_line if care else tokens.line)

    def _close(self) -> None:
        self.closed.emit(self._notice.key)

    def _act(self) -> None:
        self.acted.emit(self._notice.key)
