"""Small parts that the cards of the history page share."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QProxyStyle,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

from coach.ui.fonts import Role
from coach.ui.history.view import Period
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button, ButtonKind, IconButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.dots import Dot, Dots
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.rows import RowList

PADDING = 20
_ENTRY, _SPARE = 44, 28


class HistoryCard(Card):
    """A card with a title, things at the right of it, and what the owner adds to `column`.

    Attributes:
        title: its title.
        head: the line of the title; things may be added at its end.
        column: what is in the card.
    """

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(look, radius=16, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(PADDING, 14, PADDING, PADDING - 4)
        self.column.setSpacing(10)
        self.head = QHBoxLayout()
        self.head.setSpacing(4)
        self.title = Paragraph(look, title, Role.SECTION_TITLE, parent=self)
        self.head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(self.head)

    def add_icon_button(self, icon: str, name: str) -> IconButton:
        """Put a button at the end of the title's line."""
        button = IconButton(self.look, icon, name, parent=self)
        self.head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return button


def fit_height(rows: RowList) -> None:
    """Let a list in a card be as high as its rows at the width that it gets, and no higher.

    A fixed height would keep the one of the first, narrower layout as the least.
    """
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    rows.setSizePolicy(policy)


class Legend(QWidget):
    """What the dots mean."""

    def __init__(
        self, look: Look, entries: tuple[tuple[Dot, str], ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=20)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for dot, words in entries:
            pair = QWidget(self)
            line = QHBoxLayout(pair)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(8)
            line.addWidget(Dots(look, (dot,), size=12, parent=pair))
            line.addWidget(Paragraph(look, words, Role.SMALL, Ink.TEXT2, wrap=False, parent=pair))
            self._flow.addWidget(pair)


class _RoomyMenus(QProxyStyle):
    """Entries of a menu as high as a finger."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("fusion")
        self.setParent(parent)

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        found = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]
        if kind is QStyle.ContentsType.CT_MenuItem:
            # Wider too: the style measures with another font than the menu's.
            found = QSize(found.width() + _SPARE, max(found.height(), _ENTRY))
        return found


class PeriodButton(Button):
    """How far back a card reaches, with a menu to change it.

    Signals:
        period_chosen: another `Period`.
    """

    period_chosen = Signal(Period)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", ButtonKind.LINK, icon="caret-down", parent=parent)
        self._menu = QMenu(self)
        self._roomy = _RoomyMenus(self._menu)
        self._menu.setStyle(self._roomy)
        self._group = QActionGroup(self)
        self._period = Period.EIGHT_WEEKS
        for period, words in self._words().items():
            action = self._menu.addAction(words)
            action.setCheckable(True)
            action.setData(period)
            self._group.addAction(action)
        self._group.triggered.connect(self._choose)
        self.clicked.connect(self._open)
        self.set_period(Period.EIGHT_WEEKS)

    @property
    def period(self) -> Period:
        """How far back it reaches."""
        return self._period

    def set_period(self, period: Period) -> None:
        """Show another period; nothing is told."""
        self._period = period
        words = self._words()[period]
        self.setText(words)
        self.setAccessibleName(self.tr("Period: {words}").format(words=words))
        for action in self._group.actions():
            action.setChecked(action.data() == period)
        self.updateGeometry()

    def _words(self) -> dict[Period, str]:
        return {
            Period.EIGHT_WEEKS: self.tr("Last 8 weeks"),
            Period.HALF_YEAR: self.tr("Last 6 months"),
            Period.YEAR: self.tr("Last 12 months"),
            Period.ALL: self.tr("From the start"),
        }

    def _open(self) -> None:
        self._menu.setFont(self.look.theme.font(Role.BODY))
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _choose(self) -> None:
        action = self._group.checkedAction()
        period = Period(action.data())
        if period is not self._period:
            self.set_period(period)
            self.period_chosen.emit(period)
