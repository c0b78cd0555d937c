"""The pages of advice: what to avoid for now, tips, and the articles they come from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.fonts import Role
from coach.ui.library.view import AdviceCard, AdvicePage
from coach.ui.tokens import Ink
from coach.ui.widgets.back_bar import BackBar
from coach.ui.widgets.buttons import Button
from coach.ui.widgets.card import Card
from coach.ui.widgets.chip import FilterChip
from coach.ui.widgets.emptying import empty
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.look import Look
from coach.ui.widgets.page_margin import page_margin
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.scroll import Scroller

_WIDEST = 760


class AdvicePane(QWidget):
    """One page of advice, and the way to the others.

    Signals:
        back_asked: show the cards.
        page_asked: show another page (its id).
        doctor_asked: show the doctor card.
    """

    back_asked = Signal()
    page_asked = Signal(str)
    doctor_asked = Signal()

    def __init__(
        self, look: Look, titles: tuple[tuple[str, str], ...], parent: QWidget | None = None
    ) -> None:
        """Make an empty pane.

        Args:
            look: theme and icons.
            titles: id and title of each page, in order.
            parent: owner.
        """
        super().__init__(parent)
        self._look = look
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        bar = BackBar(look, self.tr("&Back to the exercises"), self)
        self.back = bar.button
        self.back.clicked.connect(self.back_asked)
        outer.addWidget(bar)
        self._scroller = Scroller(look, self)
        outer.addWidget(self._scroller, 1)
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setSpacing(14)
        self._tabs = self._make_tabs(titles, page)
        self._title = Paragraph(look, "", Role.PAGE_TITLE, parent=page)
        self._column.addWidget(self._title)
        self._intro = Paragraph(look, "", Role.BODY, Ink.TEXT2, parent=page)
        self._column.addWidget(self._intro)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(14)
        self._column.addLayout(self._cards)
        doctor = Button(
            look,
            self.tr("&When to see a doctor"),
            icon="first-aid-kit",
            key="F1",
            parent=page,
        )
        doctor.clicked.connect(self.doctor_asked)
        self._column.addWidget(doctor, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._scroller.setWidget(page)

    def show_page(self, page: AdvicePage) -> None:
        """Show a page."""
        for page_id, chip in self._tabs.items():
            chip.setChecked(page_id == page.page_id)
        self._title.setText(page.title)
        self._intro.setText(page.intro)
        empty(self._cards)
        for card in page.cards:
            self._cards.addWidget(self._make_card(card))
        self._scroller.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines short enough to read, in the middle of a wide window."""
        super().resizeEvent(event)
        scale = self._look.theme.text_scale
        spare = (self.width() - round(_WIDEST * scale)) // 2
        side = max(page_margin(self.width(), scale), spare)
        self._column.setContentsMargins(side, 8, side, 32)

    def _make_tabs(
        self, titles: tuple[tuple[str, str], ...], page: QWidget
    ) -> dict[str, FilterChip]:
        flow = FlowLayout(gap=8)
        tabs = {}
        for page_id, title in titles:
            chip = FilterChip(self._look, title, parent=page)
            chip.clicked.connect(self._ask_page)
            flow.addWidget(chip)
            tabs[page_id] = chip
        self._column.addLayout(flow)
        return tabs

    def _make_card(self, shown: AdviceCard) -> Card:
        card = Card(self._look, parent=self)
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(12)
        column.addWidget(Paragraph(self._look, shown.title, Role.SECTION_TITLE, parent=card))
        for line in shown.lines:
            words = QVBoxLayout()
            words.setSpacing(1)
            words.addWidget(Paragraph(self._look, line.text, Role.BODY, parent=card))
            if line.source:
                source = Paragraph(self._look, line.source, Role.SMALL, Ink.TEXT3, parent=card)
                words.addWidget(source)
            column.addLayout(words)
        return card

    def _ask_page(self) -> None:
        for page_id, chip in self._tabs.items():
            # One of them is always on, also after a click on the one that is.
            if chip is self.sender():
                chip.setChecked(True)
                self.page_asked.emit(page_id)
