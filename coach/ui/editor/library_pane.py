"""Finding an exercise to add: words, kinds, and more filters when they are wanted."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.exercise import Equipment, Kind, Position, Tag
from coach.domain.exercise_filter import ExerciseFilter, Region
from coach.ui.announce import Announcer
from coach.ui.editor.library_list import LibraryList
from coach.ui.editor.view import LibraryRow
from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button, ButtonKind
from coach.ui.widgets.chip import FilterChip
from coach.ui.widgets.chip_group import ChipGroup
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.text_field import TextField
from coach.ui.widgets.thumbnails import Thumbnails
from coach.ui.words import Words


class LibraryPane(QWidget):
    """Search field, filters and the exercises that fit; as high as its content.

    Signals:
        wanted: other exercises are looked for (the filter).
        added: an exercise is to be added (its id).
    """

    wanted = Signal(ExerciseFilter)
    added = Signal(str)

    def __init__(
        self,
        look: Look,
        thumbnails: Thumbnails,
        size: int,
        used: Iterable[Equipment],
        parent: QWidget | None = None,
    ) -> None:
        """Make a pane that shows nothing yet.

        Args:
            look: theme and icons.
            thumbnails: small pictures.
            size: number of exercises in the library.
            used: things that its exercises need or may use.
            parent: owner.
        """
        super().__init__(parent)
        self._look = look
        self._announcer = Announcer(self)
        words = Words()
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(12)
        placeholder = self.tr("Search {n} exercises").format(n=size)
        self.search = _SearchField(
            look, self.tr("Search exercises"), placeholder, icon="magnifying-glass", parent=self
        )
        self.search.textChanged.connect(self._tell)
        column.addWidget(self.search)
        kinds = [(one, words.kind(one)) for one in Kind if one is not Kind.AEROBIC]
        self._kinds = ChipGroup(look, self.tr("Kind"), kinds, titled=False, parent=self)
        column.addWidget(self._kinds)
        self._more = Button(
            look,
            "",
            ButtonKind.LINK,
            icon="caret-down",
            role=Role.SECONDARY_STRONG,
            parent=self,
        )
        self._more.setCheckable(True)
        self._more.toggled.connect(self._show_more)
        # Its words stand under the chips, its ground reaches out.
        reach = QHBoxLayout()
        reach.setContentsMargins(-12, -6, 0, -6)
        reach.addWidget(self._more)
        reach.addStretch(1)
        column.addLayout(reach)
        self._drawer = QWidget(self)
        drawer = QVBoxLayout(self._drawer)
        drawer.setContentsMargins(0, 0, 0, 4)
        drawer.setSpacing(12)
        regions = [(one, words.region(one)) for one in Region]
        self._regions = ChipGroup(look, self.tr("Works on"), regions, parent=self._drawer)
        positions = [(one, words.position(one)) for one in Position]
        self._positions = ChipGroup(look, self.tr("Position"), positions, parent=self._drawer)
        there = frozenset(used)
        things = [(Equipment.MAT, self.tr("Nothing"))]
        things += [
            (one, words.equipment(one))
            for one in Equipment
            if one in there and one is not Equipment.MAT
        ]
        self._things = ChipGroup(look, self.tr("Needs"), things, parent=self._drawer)
        days = [(Tag.FLARE_SAFE, self.tr("Fits a flare-up day"))]
        self._days = ChipGroup(look, self.tr("Sore days"), days, parent=self._drawer)
        self._groups = (self._kinds, self._regions, self._positions, self._things, self._days)
        for group in self._groups:
            group.changed.connect(self._tell)
            if group is not self._kinds:
                drawer.addWidget(group)
        self._drawer.hide()
        column.addWidget(self._drawer)
        self._count = Paragraph(look, "", Role.SMALL, Ink.TEXT2, parent=self)
        column.addWidget(self._count)
        self._clear = Button(look, self.tr("Clear all filters"), ButtonKind.SECONDARY, parent=self)
        self._clear.clicked.connect(self.clear)
        column.addWidget(self._clear)
        self.list = LibraryList(look, thumbnails, self)
        self.list.added.connect(self.added)
        column.addWidget(self.list)
        column.addStretch(1)
        self.search.went_down.connect(self._enter_list)
        self._say_more()
        self._clear.hide()

    @property
    def filter(self) -> ExerciseFilter:
        """What is looked for."""
        return ExerciseFilter(
            words=self.search.text(),
            kinds=frozenset(Kind(one) for one in self._kinds.chosen),
            positions=frozenset(Position(one) for one in self._positions.chosen),
            equipment=frozenset(Equipment(one) for one in self._things.chosen),
            regions=frozenset(Region(one) for one in self._regions.chosen),
            flare_safe=bool(self._days.chosen),
        )

    @property
    def more(self) -> Button:
        """The button that shows the other filters."""
        return self._more

    def chip(self, value: str) -> FilterChip:
        """Return the chip of a value.

        Raises:
            KeyError: no chip stands for it.
        """
        for group in self._groups:
            if value in group.keys:
                return group.chip(value)
        raise KeyError(value)

    def set_rows(self, rows: tuple[LibraryRow, ...]) -> None:
        """Show the exercises that fit."""
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        wanted = self.filter
        if not rows:
            text = self.tr("Nothing fits. Try another word, or fewer filters.")
        elif wanted.is_empty:
            text = ""
        else:
            one, many = self.tr("1 exercise fits."), self.tr("{n} exercises fit.")
            text = one if len(rows) == 1 else many.format(n=len(rows))
        self._count.setText(text)
        self._count.setVisible(bool(text))
        self._clear.setVisible(not rows)
        if text:
            self._announcer.announce(text)
        self.updateGeometry()

    def clear(self) -> None:
        """Look for nothing in particular."""
        self.search.show_text("")
        for group in self._groups:
            group.clear()
        self._tell()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self._say_more()
        self.wanted.emit(self.filter)

    def _enter_list(self) -> None:
        """Go from the words to the first exercise."""
        if self.list.rows:
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.list.model().index(0, 0))
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_more(self, shown: bool) -> None:
        self._drawer.setVisible(shown)
        self._more.set_icon("caret-up" if shown else "caret-down")
        self._say_more()
        self.updateGeometry()

    def _say_more(self) -> None:
        others = (self._regions, self._positions, self._things, self._days)
        count = sum(len(group.chosen) for group in others)
        if self._more.isChecked():
            text = self.tr("Fewer filters")
        elif count:
            text = self.tr("More filters, {n} on").format(n=count)
        else:
            text = self.tr("More filters")
        self._more.setText(text)
        self._more.updateGeometry()


class _SearchField(TextField):
    """Goes to the list with Down or Enter; Esc clears it first."""

    went_down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the field downwards, or clear it."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went_down.emit()
            return
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)
