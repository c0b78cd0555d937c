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
from coach.ui.library.view import Found, Mark, Sought
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

RING = 4
"""How far the focus ring reaches beyond a control."""

_ANY = ""


class FilterBar(QWidget):
    """A search field, three drop-downs and chips.

    Signals:
        sought: something else is looked for (a `Sought`).
        advice_asked: show the pages of advice.
        new_asked: make an exercise.
        import_asked: take exercises from a file.
    """

    sought = Signal(object)
    advice_asked = Signal()
    new_asked = Signal()
    import_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sought = Sought()
        self._words = Words()
        self._announcer = Announcer(self)
        self._tight = False
        self._any_own = False
        self._choices: dict[DropDown, tuple[Choice, ...]] = {}
        column = QVBoxLayout(self)
        # Room for the rings round the controls at the edges.
        column.setContentsMargins(RING, RING, RING, RING)
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
        field = QHBoxLayout()
        field.setSpacing(10)
        field.addWidget(self.search, 1)
        self.more = Button(look, self.tr("Filte&rs"), icon="caret-down", parent=self)
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show_parts)
        self.more.hide()
        field.addWidget(self.more)
        self._line.addLayout(field, 1)
        self._line.addLayout(self._lists())
        column.addLayout(self._line)
        column.addLayout(self._chips())
        column.addWidget(self._foot())
        look.theme.changed.connect(self._fit)
        self._show()

    @property
    def sought_now(self) -> Sought:
        """What is looked for."""
        return self._sought

    def show_found(self, found: Found) -> None:
        """Say how many fit."""
        self._all.setText(found.everything)
        self._summary.setText(found.summary)
        self._any_own = found.any_own
        self._show_parts()
        # Said after each change, but not for the full list that the page opens with.
        if not self._sought.is_anything:
            self._announcer.announce(found.summary)
        else:
            self._announcer.forget()

    def set_tight(self, tight: bool) -> None:
        """Keep all but the search behind a button: there is room for little more than a card."""
        if tight != self._tight:
            self._tight = tight
            self._show_parts()

    def clear(self) -> None:
        """Look for anything."""
        self._seek(Sought())
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the field and the lists side by side where there is room."""
        super().resizeEvent(event)
        self._fit()

    # --- parts --------------------------------------------------------------------------------

    def _head(self) -> FlowLayout:
        words = self.tr("Exercises")
        title = Paragraph(self._look, words, Role.PAGE_TITLE, wrap=False, parent=self)
        flow = FlowLayout(gap=10, align_right=True)
        flow.set_headed(True)
        flow.addWidget(title)
        self.new = Button(self._look, self.tr("&New exercise"), icon="plus", parent=self)
        self.take_in = Button(self._look, self.tr("&Import…"), icon="download-simple", parent=self)
        self.advice = Button(self._look, self.tr("Ad&vice and tips"), icon="book-open", parent=self)
        self.new.clicked.connect(self.new_asked)
        self.take_in.clicked.connect(self.import_asked)
        self.advice.clicked.connect(self.advice_asked)
        for button in (self.new, self.take_in, self.advice):
            flow.addWidget(button)
        return flow

    def _lists(self) -> FlowLayout:
        flow = FlowLayout(gap=10)
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
        return flow

    def _list(self, name: str, anything: str, choices: Sequence[Choice]) -> DropDown:
        found = DropDown(self._look, name, self)
        self._choices[found] = (Choice(_ANY, anything), *choices)
        return found

    def _chips(self) -> FlowLayout:
        flow = FlowLayout(gap=8)
        self._all = FilterChip(self._look, self.tr("All"), parent=self)
        self._all.clicked.connect(self._seek_all_kinds)
        flow.addWidget(self._all)
        self._kinds: dict[Kind, FilterChip] = {}
        for kind in Kind:
            chip = FilterChip(self._look, self._words.kind(kind), parent=self)
            chip.clicked.connect(self._seek_kind)
            self._kinds[kind] = chip
            flow.addWidget(chip)
        self._flare_safe = FilterChip(self._look, self.tr("Flare-up days"), parent=self)
        self._flare_safe.clicked.connect(self._seek_flare_safe)
        flow.addWidget(self._flare_safe)
        self._marks = {
            Mark.FAVOURITE: FilterChip(self._look, self.tr("Favourites"), parent=self),
            Mark.NOT_FOR_ME: FilterChip(self._look, self.tr("Not for me"), parent=self),
            Mark.OWN: FilterChip(self._look, self.tr("Yours"), parent=self),
        }
        for chip in self._marks.values():
            chip.clicked.connect(self._seek_mark)
            flow.addWidget(chip)
        return flow

    def _foot(self) -> QWidget:
        self._found = QWidget(self)
        row = QHBoxLayout(self._found)
        row.setContentsMargins(0, RING, RING, RING)
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

    def _show_parts(self) -> None:
        opened = self.more.isChecked()
        self.more.setVisible(self._tight)
        self.more.set_icon("caret-up" if opened else "caret-down")
        own = self._marks[Mark.OWN]
        for part in (*self._choices, self._all, *self._kinds.values(), self._flare_safe):
            part.setVisible(opened or not self._tight)
        for chip in self._marks.values():
            wanted = chip is not own or self._any_own or own.isChecked()
            chip.setVisible(wanted and (opened or not self._tight))

    def _fit(self) -> None:
        beside = self.width() / self._look.theme.text_scale >= _ONE_LINE
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
