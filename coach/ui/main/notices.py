"""Notices: a strip over the window's content that stays until it is put away."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button, ButtonKind, IconButton
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.icon_view import IconView
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.scroll import Scroller

_SHARE = 0.4
"""How much of the height notices take at most; more of them scroll."""

_LEAST_BELOW = 144
"""Height in logical px, at the usual text size, that they leave to the page in any case."""

_GAP, _BESIDE = 6, 12


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the user should know but need not answer.

    Attributes:
        key: what it is about; another notice of the same key replaces it.
        text: one or two sentences.
        icon: Phosphor name.
        action: label of a button, empty for none.
        other: label of a second one, empty for none.
        care: it is about health or lost data: the care colours.
    """

    key: str
    text: str
    icon: str = "info"
    action: str = ""
    other: str = ""
    care: bool = False


class NoticeStrip(QWidget):
    """Notices, one below the other.

    Signals:
        action_chosen: a notice's button was pressed (its key).
        other_chosen: its second button was pressed (its key).
        put_away: a notice was closed (its key).
    """

    action_chosen = Signal(str)
    other_chosen = Signal(str)
    put_away = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: dict[str, _NoticeRow] = {}
        self._scroller = Scroller(look, self)
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._scroller.setWidget(self._list)
        self._list.installEventFilter(self)
        if parent is not None:
            parent.installEventFilter(self)
        look.theme.changed.connect(self._fit)
        self.hide()

    @property
    def keys(self) -> tuple[str, ...]:
        """The notices shown."""
        return tuple(self._rows)

    def add(self, notice: Notice) -> None:
        """Show a notice."""
        self.remove(notice.key)
        self._rows[notice.key] = self._insert(notice, len(self._rows))
        self._fit()

    def replace(self, key: str, notice: Notice) -> None:
        """Show a notice in the place of another one; the keyboard stays there."""
        old = self._rows.get(key)
        if old is None:
            self.add(notice)
            return
        row = self._insert(notice, self._column.indexOf(old))
        self._rows = {
            (notice.key if one == key else one): (row if one == key else there)
            for one, there in self._rows.items()
        }
        for before, after in pairwise((old.controls[-1], *row.controls)):
            QWidget.setTabOrder(before, after)
        if old.isAncestorOf(self.window().focusWidget()):
            row.controls[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop(old)
        self._fit()

    def _insert(self, notice: Notice, place: int) -> "_NoticeRow":
        row = _NoticeRow(self._look, notice, self._list)
        row.closed.connect(self._put_away)
        row.acted.connect(self.action_chosen)
        row.acted_otherwise.connect(self.other_chosen)
        self._column.insertWidget(place, row)
        row.show()
        self.show()
        return row

    def _drop(self, row: "_NoticeRow") -> None:
        row.hide()
        self._column.removeWidget(row)
        row.deleteLater()

    def remove(self, key: str) -> None:
        """Take a notice away, if it is there."""
        row = self._rows.pop(key, None)
        if row is not None:
            self._drop(row)
        self.setVisible(bool(self._rows))
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the height of what is in it, and of what it lies over."""
        kinds = (QEvent.Type.Resize, QEvent.Type.LayoutRequest)
        if event.type() is kinds[watched is self._list]:
            self._fit()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another height where the words wrap otherwise."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.width()
        wanted = sum(row.fitted_to(width) for row in self._rows.values())
        below = self.parentWidget()
        most = wanted
        if below is not None:
            left = below.height() - self._look.theme.scaled(_LEAST_BELOW)
            most = max(1, min(round(below.height() * _SHARE), left))
        self.setFixedHeight(min(wanted, most))
        # Not left to a layout: while it is being shown, Qt tells of the first of two sizes only.
        self._scroller.setGeometry(self.rect())
        if not self.isAncestorOf(self.window().focusWidget()):
            # What came last stands at the end, what is being said begins at the top.
            self._scroller.verticalScrollBar().setValue(0)

    def _put_away(self, key: str) -> None:
        self.remove(key)
        self.put_away.emit(key)


class _NoticeRow(QWidget):
    closed = Signal(str)
    acted = Signal(str)
    acted_otherwise = Signal(str)

    def __init__(self, look: Look, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._notice = notice
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(20, _GAP, 12, _GAP)
        self._grid.setHorizontalSpacing(_BESIDE)
        self._grid.setVerticalSpacing(_GAP)
        self._grid.setColumnStretch(1, 1)
        middle = Qt.AlignmentFlag.AlignVCenter
        ink = Ink.CARE if notice.care else Ink.ACCENT
        self._icon = IconView(look, notice.icon, 20, ink, parent=self)
        self._grid.addWidget(self._icon, 0, 0, middle)
        self._words = Paragraph(look, notice.text, Role.SECONDARY, parent=self)
        self._grid.addWidget(self._words, 0, 1, middle)
        self.setAccessibleName(notice.text)
        self._place = (-1, -1)
        self._actions = QWidget(self)
        self._flow = FlowLayout(self._actions, gap=_BESIDE)
        for label, act in ((notice.action, self._act), (notice.other, self._act_otherwise)):
            if label:
                button = Button(look, label, ButtonKind.SECONDARY, parent=self._actions)
                button.clicked.connect(act)
                self._flow.addWidget(button)
        self._actions.setVisible(bool(notice.action))
        self._end = IconButton(look, "x", self.tr("Put this notice away"), parent=self)
        self._end.clicked.connect(self._close)
        self._grid.addWidget(self._end, 0, 3, middle)
        look.theme.changed.connect(self.update)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the keyboard reaches, in order."""
        return (*self._actions.findChildren(Button), self._end)

    def fitted_to(self, width: int) -> int:
        """Put the buttons where they take less height, and return the height."""
        margins = self._grid.contentsMargins()
        around = margins.top() + margins.bottom()
        room = width - margins.left() - margins.right()
        room -= self._icon.width() + self._end.sizeHint().width() + 2 * _BESIDE
        end = self._end.sizeHint().height()
        alone = max(self._words.heightForWidth(room), end)
        if not self._notice.action:
            return alone + around
        buttons = self._flow.sizeHint()
        wrapped = self._flow.heightForWidth(room)
        above = alone + _GAP + wrapped
        narrow = max(1, room - buttons.width() - _BESIDE)
        beside = max(self._words.heightForWidth(narrow), buttons.height(), end)
        place = (0, 2) if beside <= above else (1, 1)
        if self._place != place:
            self._place = place
            self._grid.removeWidget(self._actions)
            self._grid.addWidget(self._actions, *place)
        # A layout with lines that wrap says nothing of its own height to the grid.
        below = QSize(room, wrapped)
        self._actions.setFixedSize(below if beside > above else buttons)
        return min(beside, above) + around

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

    def _act_otherwise(self) -> None:
        self.acted_otherwise.emit(self._notice.key)
