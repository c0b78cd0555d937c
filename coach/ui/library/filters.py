"""What is looked for: a word, and what the exercises are and need."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.exercise import Equipment, Kind, Position
from coach.domain.exercise_filter import Region
from coach.ui.announce import Announcer
from coach.ui.fonts import Role
from coach.ui.library.view import Mark, Sought
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button, ButtonKind
from coach.ui.widgets.chip import FilterChip
from coach.ui.widgets.drop_down import Choice, DropDown
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.text_field import TextField
from coach.ui.words import Words

_ONE_LINE = 860
"""Width in logical px, at the usual text size, from which the field and the lists share a line."""

_ANY = ""


class FilterBar(QWidget):
    """A search field, three drop-downs and chips.

    Signals:
        sought: something else is looked for (a `Sought`).
        advice_asked: show the pages of advice.
    """

    sought = Signal(object)
    advice_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sought = Sought()
        self._words = Words()
        self._announcer = Announcer(self)
        self._choices: dict[DropDown, tuple[Choice, ...]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(self._head())
        self.search = TextField(
            look,
            self.tr("Search the exercises"),
            self.tr("Search by name or muscle"),
            icon="magnifying-glass",
            parent=self,
        )
        self.search.setClearButtonEnabled(False)
        self.search.textChanged.connect(self._seek_words)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(10)
        self._line.addWidget(self.search, 1)
        self._line.addWidget(self._lists())
        column.addLayout(self._line)
        column.addWidget(self._chips())
        column.addWidget(self._foot())
        look.theme.changed.connect(self._fit)
        self._show()

    @property
    def sought_now(self) -> Sought:
        """What is looked for."""
        return self._sought

    def show_found(self, summary: str, everything: str) -> None:
        """Say how many fit.

        Args:
            summary: "7 exercises".
            everything: "All 31", the words of the chip that shows all.
        """
        self._all.setText(everything)
        self._summary.setText(summary)
        # Said after each change, but not for the full list that the page opens with.
        if not self._sought.is_anything:
            self._announcer.announce(summary)
        else:
            self._announcer.forget()

    def clear(self) -> None:
        """Look for anything."""
        self._seek(Sought())
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the field and the lists side by side where there is room."""
        super().resizeEvent(event)
        self._fit()

    # --- parts --------------------------------------------------------------------------------

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        title = Paragraph(self._look, self.tr("Exercises"), Role.PAGE_TITLE, parent=self)
        row.addWidget(title, 1, Qt.AlignmentFlag.AlignVCenter)
        self.advice = Button(self._look, self.tr("Ad&vice and tips"), icon="book-open", parent=self)
        self.advice.clicked.connect(self.advice_asked)
        row.addWidget(self.advice, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _lists(self) -> QWidget:
        holder = QWidget(self)
        flow = FlowLayout(holder, gap=10)
        words = self._words
        self._position = self._list(
            self.tr("Position"),
            self.tr("Any position"),
            [Choice(one, words.position(one)) for one in Position],
        )
        self._equipment = self._list(
            self.tr("Equipment"),
            self.tr("Any equipment"),
            [
                Choice(one, self.tr("Nothing") if one is Equipment.MAT else words.equipment(one))
                for one in Equipment
            ],
        )
        self._region = self._list(
            self.tr("Part of the body"),
            self.tr("Any part of the body"),
            [Choice(one, words.region(one)) for one in Region],
        )
        for one in (self._position, self._equipment, self._region):
            flow.addWidget(one)
        self._position.picked.connect(self._seek_position)
        self._equipment.picked.connect(self._seek_equipment)
        self._region.picked.connect(self._seek_region)
        return holder

    def _list(self, name: str, anything: str, choices: Sequence[Choice]) -> DropDown:
        found = DropDown(self._look, name, self)
        self._choices[found] = (Choice(_ANY, anything), *choices)
        return found

    def _chips(self) -> QWidget:
        holder = QWidget(self)
        flow = FlowLayout(holder, gap=8)
        self._all = FilterChip(self._look, self.tr("All"), parent=holder)
        self._all.clicked.connect(self._seek_all_kinds)
        flow.addWidget(self._all)
        self._kinds: dict[Kind, FilterChip] = {}
        for kind in Kind:
            chip = FilterChip(self._look, self._words.kind(kind), parent=holder)
            chip.clicked.connect(self._seek_kind)
            self._kinds[kind] = chip
            flow.addWidget(chip)
        self._flare_safe = FilterChip(
            self._look, self.tr("Fits a flare-up day"), "leaf", parent=holder
        )
        self._flare_safe.clicked.connect(self._seek_flare_safe)
        flow.addWidget(self._flare_safe)
        self._marks = {
            Mark.FAVOURITE: FilterChip(self._look, self.tr("Favourites"), "heart", parent=holder),
            Mark.NOT_FOR_ME: FilterChip(self._look, self.tr("Not for me"), "x", parent=holder),
        }
        for chip in self._marks.values():
            chip.clicked.connect(self._seek_mark)
            flow.addWidget(chip)
        return holder

    def _foot(self) -> QWidget:
        self._found = QWidget(self)
        row = QHBoxLayout(self._found)
        row.setContentsMargins(0, 0, 0, 0)
        self._summary = Paragraph(self._look, "", Role.SECONDARY, Ink.TEXT2, parent=self._found)
        row.addWidget(self._summary, 1, Qt.AlignmentFlag.AlignVCenter)
        again = Button(self._look, self.tr("Sho&w all"), ButtonKind.LINK, parent=self._found)
        again.clicked.connect(self.clear)
        row.addWidget(again)
        return self._found

    # --- what is looked for -------------------------------------------------------------------

    def _seek(self, sought: Sought) -> None:
        if sought == self._sought:
            self._show()
            return
        self._sought = sought
        self._show()
        self.sought.emit(sought)

    def _seek_words(self, words: str) -> None:
        self._seek(replace(self._sought, words=words))

    def _seek_position(self, key: str) -> None:
        self._seek(replace(self._sought, position=Position(key) if key else None))

    def _seek_equipment(self, key: str) -> None:
        self._seek(replace(self._sought, equipment=Equipment(key) if key else None))

    def _seek_region(self, key: str) -> None:
        self._seek(replace(self._sought, region=Region(key) if key else None))

    def _seek_all_kinds(self) -> None:
        self._seek(replace(self._sought, kind=None))

    def _seek_kind(self) -> None:
        for kind, chip in self._kinds.items():
            if chip is self.sender():
                chosen = None if self._sought.kind is kind else kind
                self._seek(replace(self._sought, kind=chosen))
                return

    def _seek_flare_safe(self) -> None:
        self._seek(replace(self._sought, flare_safe=self._flare_safe.isChecked()))

    def _seek_mark(self) -> None:
        for mark, chip in self._marks.items():
            if chip is self.sender():
                chosen = None if self._sought.mark is mark else mark
                self._seek(replace(self._sought, mark=chosen))
                return

    def _show(self) -> None:
        sought = self._sought
        self.search.show_text(sought.words)
        for listed, value in (
            (self._position, sought.position),
            (self._equipment, sought.equipment),
            (self._region, sought.region),
        ):
            listed.set_choices(self._choices[listed], value or _ANY)
        self._all.setChecked(sought.kind is None)
        for kind, chip in self._kinds.items():
            chip.setChecked(kind is sought.kind)
        self._flare_safe.setChecked(sought.flare_safe)
        for mark, chip in self._marks.items():
            chip.setChecked(mark is sought.mark)
        self._found.setVisible(not sought.is_anything)

    def _fit(self) -> None:
        beside = self.width() / self._look.theme.text_scale >= _ONE_LINE
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
