"""The page on which a routine is edited: its name, its exercises, what it adds up to."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.content.rules import LONGEST_NAME
from coach.domain.exercise import Equipment
from coach.ui.editor.amount_stepper import AmountStepper
from coach.ui.editor.balance_panel import BalancePanel
from coach.ui.editor.entry_list import ASIDE, EntryList
from coach.ui.editor.library_pane import LibraryPane
from coach.ui.editor.page_parts import Empty, LibraryDialog, Sheet, Side
from coach.ui.editor.view import Amount, EditorView, LibraryRow, Part
from coach.ui.fonts import Role
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button, ButtonKind, IconButton, shortcut_text
from coach.ui.widgets.card import Card, CardTone
from coach.ui.widgets.flow_layout import FlowLayout
from coach.ui.widgets.form_page import FormPage
from coach.ui.widgets.icon_view import IconView
from coach.ui.widgets.labelled import Labelled
from coach.ui.widgets.look import Look
from coach.ui.widgets.note import Note
from coach.ui.widgets.page_foot import FormFoot
from coach.ui.widgets.page_margin import page_margin
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.picture import FigureHolder
from coach.ui.widgets.scroll import Scroller
from coach.ui.widgets.text_field import TextField
from coach.ui.widgets.thumbnails import Thumbnails

MAX_PURPOSE = 200

_PANE_FROM = 1000
"""Below this width (at 100 % text) the library is a dialog."""

_PANE, _PANE_DENSE = 400, 348
_DENSE_BELOW = 1180
_WIDEST = 880
_RING = 4
"""Room for the focus ring at the left of a field."""

_PINNED_FROM = 760
"""From this height (at 100 % text) the balance stays in sight while the list scrolls."""


class EditorPage(FormPage):
    """Shows the views that it is given and says what the user wants; it holds no rules.

    Signals:
        named: another name was typed.
        purpose_written: another purpose was typed.
        rounds_stepped: another number of rounds.
        transition_stepped: another time between exercises, 0 for the user's setting.
        order_wanted: order by position.
        add_wanted: add an exercise (its id, where it asks for no change of position).
        library_wanted: other exercises are looked for (an `ExerciseFilter`).
        undo_wanted: one step back.
        redo_wanted: one step forward again.
        save_wanted: save.
        delete_wanted: delete the routine.
    """

    named = Signal(str)
    purpose_written = Signal(str)
    rounds_stepped = Signal(int)
    transition_stepped = Signal(int)
    order_wanted = Signal()
    add_wanted = Signal(str, bool)
    library_wanted = Signal(object)
    undo_wanted = Signal()
    redo_wanted = Signal()
    save_wanted = Signal()
    delete_wanted = Signal()

    def __init__(
        self,
        look: Look,
        figures: FigureHolder,
        title: str,
        *,
        library_size: int,
        equipment: Iterable[Equipment],
        can_delete: bool,
        parent: QWidget | None = None,
    ) -> None:
        """Make a page that shows nothing yet.

        Args:
            look: theme and icons.
            figures: who draws the exercises.
            title: "Edit routine".
            library_size: number of exercises that can be added.
            equipment: things that they need or may use.
            can_delete: the routine is on disk, so that it can be deleted.
            parent: owner.
        """
        super().__init__(look, parent)
        self._equipment = frozenset(equipment)
        self._library_size = library_size
        self._dialog: LibraryDialog | None = None
        self._rows: tuple[LibraryRow, ...] = ()
        self.thumbnails = Thumbnails(look, figures, self)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        outer.addLayout(left, 1)
        self._scroller = Scroller(look, self)
        left.addWidget(self._scroller, 1)
        self._body = QWidget()
        self._centre = QHBoxLayout(self._body)
        self._inner = QWidget(self._body)
        self._centre.addWidget(self._inner)
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(_RING, 0, 0, 0)
        self._column.setSpacing(0)
        self._add_head(title, self._add_group())
        self.entries = EntryList(look, self.thumbnails, self._inner)
        self.entries.follow_in_tab_order(self.name)
        self._column.addWidget(self.entries)
        below = self._add_group()
        self._add_below(below)
        self._add_whole(below)
        self._column.addStretch(1)
        self._scroller.setWidget(self._body)
        self._sheet = Sheet(look, self)
        left.addWidget(self._sheet)
        self._foot = foot = FormFoot(
            look,
            self,
            delete_text=self.tr("&Delete routine"),
            can_delete=can_delete,
            deleted=self.delete_wanted,
            left=self.leave_wanted,
            saved=self.save_wanted,
        )
        self.delete, self.cancel, self.save = foot.delete, foot.cancel, foot.save
        left.addWidget(self._foot)
        self._side = Side(look, self)
        self.library = self._make_library(self._side.content)
        self._side.hold(self.library)
        outer.addWidget(self._side)
        self._add_shortcuts()
        self.pass_focus_to(self.name)
        look.theme.changed.connect(self.fit)

    # --- what is shown ------------------------------------------------------------------------

    def show_view(self, view: EditorView) -> None:
        """Show another state of the routine."""
        self.name.show_text(view.name)
        self.purpose.show_text(view.purpose)
        empty = not view.entries
        self._length.setText(view.length)
        self._clock.setVisible(not empty)
        self._length.setVisible(not empty)
        self.entries.set_entries(view.entries)
        self.entries.setVisible(not empty)
        self._empty.setVisible(empty)
        self._help.setVisible(len(view.entries) > 1)
        offers = (self.balance.add_button, self.balance.order_button)
        pressed = next((one for one in offers if one.hasFocus()), None)
        if pressed is self.balance.order_button and not view.can_order and view.entries:
            # What is done needs no button; without one, Qt would take the keyboard elsewhere.
            self.entries.focus_row(view.entries[0].key)
        elif pressed is not None and view.remedy is None and view.entries:
            self.entries.focus_row(view.entries[-1].key)
        self.balance.show_view(view)
        self.balance.setVisible(not empty)
        self._sheet.setVisible(not empty and self._sheet.isAncestorOf(self.balance))
        self.rounds.show_amount(self._rounds_amount(view.rounds))
        self.transition.show_amount(self._transition_amount(view.transition))
        self._whole.setVisible(not empty)
        self.undo.setEnabled(view.can_undo)
        self.redo.setEnabled(view.can_redo)
        if view.name.strip():
            self.name.set_wrong(False)
        self._inner.updateGeometry()

    def show_library(self, rows: tuple[LibraryRow, ...]) -> None:
        """Show the exercises that can be added."""
        self._rows = rows
        self.library.set_rows(rows)
        if self._dialog is not None:
            self._dialog.set_rows(rows)

    def show_problem(self, text: str, *, about_name: bool = False) -> None:
        """Say what keeps the routine from being saved; empty text takes it away."""
        self._problem.set_text(text)
        self._problem.setVisible(bool(text))
        self.name.set_wrong(about_name)
        if about_name:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        if text:
            self._scroller.ensureWidgetVisible(self._problem)
            self.announcer.forget()
            self.announcer.announce(text)

    def say_steps(self, undo: str, redo: str) -> None:
        """Name what undo and redo would do."""
        words = self.tr("Undo: {what}").format(what=undo) if undo else self.tr("Undo")
        self._name_tool(self.undo, words, QKeySequence.StandardKey.Undo)
        words = self.tr("Redo: {what}").format(what=redo) if redo else self.tr("Redo")
        self._name_tool(self.redo, words, QKeySequence.StandardKey.Redo)

    def open_library(self) -> None:
        """Show the library: as a dialog where there is no pane, else go to its search field."""
        if not self._side.isHidden():
            self.library.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        if self._dialog is None:
            pane = self._make_library(None)
            self._dialog = LibraryDialog(self.look, pane, self.window())
            self._dialog.closed.connect(self._drop_dialog)
        self._dialog.set_rows(self._rows)
        self.library_wanted.emit(self._dialog.pane.filter)
        self._dialog.open()
        self._dialog.pane.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def dialog(self) -> "LibraryDialog | None":
        """The library as a dialog, while it is open."""
        return self._dialog

    @property
    def has_pane(self) -> bool:
        """True if the library stands beside the routine."""
        return not self._side.isHidden()

    @property
    def filter(self) -> object:
        """What is looked for in the library that is shown."""
        return (self._dialog.pane if self._dialog is not None else self.library).filter

    @property
    def problem(self) -> str:
        """What keeps the routine from being saved, empty if nothing is shown."""
        return self._problem.text() if self._problem.isVisibleTo(self) else ""

    # --- events -------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go round the parts with F6."""
        if event.key() == Qt.Key.Key_F6:
            self._next_part(forward=not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            return
        super().keyPressEvent(event)

    # --- building -----------------------------------------------------------------------------

    def _add_group(self) -> QVBoxLayout:
        """Add a part that ends where the rows end; the list alone has room for a carried row."""
        group = QVBoxLayout()
        group.setContentsMargins(0, 0, ASIDE, 0)
        group.setSpacing(0)
        self._column.addLayout(group)
        return group

    def _add_head(self, title: str, column: QVBoxLayout) -> None:
        look = self.look
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(4)
        self._title = Paragraph(look, title, Role.PAGE_TITLE, parent=self._inner)
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        self.undo = IconButton(look, "arrow-counter-clockwise", "", parent=self._inner)
        self.undo.clicked.connect(self.undo_wanted)
        self.redo = IconButton(look, "arrow-clockwise", "", parent=self._inner)
        self.redo.clicked.connect(self.redo_wanted)
        head.addWidget(self.undo)
        head.addWidget(self.redo)
        column.addLayout(head)
        column.addSpacing(10)
        self._name_row = QHBoxLayout()
        self._name_row.setContentsMargins(0, 4, 0, 4)
        self._name_row.setSpacing(16)
        self.name = TextField(
            look,
            self.tr("Name of the routine"),
            self.tr("Give it a name, such as “Before gardening”"),
            role=Role.APP_NAME,
            height=52,
            page_undoes=True,
            parent=self._inner,
        )
        self.name.setMaxLength(LONGEST_NAME)
        self.name.textChanged.connect(self.named)
        self._name_row.addWidget(self.name, 1)
        length = QHBoxLayout()
        length.setSpacing(10)
        self._clock = IconView(look, "clock", 20, parent=self._inner)
        length.addWidget(self._clock, 0, Qt.AlignmentFlag.AlignVCenter)
        self._length = Paragraph(look, "", Role.START, wrap=False, parent=self._inner)
        length.addWidget(self._length, 0, Qt.AlignmentFlag.AlignVCenter)
        self._name_row.addLayout(length)
        column.addLayout(self._name_row)
        notes = QVBoxLayout()
        notes.setContentsMargins(0, 8, 0, 0)
        notes.setSpacing(8)
        self._problem = Note(look, parent=self._inner)
        self._problem.hide()
        notes.addWidget(self._problem)
        notes.addWidget(self._notes)
        column.addLayout(notes)
        column.addSpacing(12)

        self._empty = Empty(look, self._inner)
        column.addWidget(self._empty)

    def _add_below(self, column: QVBoxLayout) -> None:
        look = self.look
        column.addSpacing(6)
        self._help = Paragraph(
            look,
            self.tr("Drag the dots to reorder, or press Alt with Up or Down."),
            Role.SMALL,
            Ink.TEXT2,
            parent=self._inner,
        )
        column.addWidget(self._help)
        column.addSpacing(6)
        add = QHBoxLayout()
        add.setContentsMargins(4, 4, 4, 4)
        self.add = Button(
            look,
            self.tr("&Add an exercise"),
            ButtonKind.SECONDARY,
            icon="plus",
            height=48,
            parent=self._inner,
        )
        self.add.clicked.connect(self.open_library)
        add.addWidget(self.add)
        add.addStretch(1)
        column.addLayout(add)
        column.addSpacing(8)
        self.balance = BalancePanel(look, self._inner)
        self.balance.add_wanted.connect(self._add_remedy)
        self.balance.order_wanted.connect(self.order_wanted)
        self._balance_place = QVBoxLayout()
        column.addLayout(self._balance_place)
        self._balance_place.addWidget(self.balance)
        column.addSpacing(14)

    def _add_whole(self, below: QVBoxLayout) -> None:
        look = self.look
        self._whole = Card(look, CardTone.SURFACE, 16, self._inner)
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(14)
        numbers = QWidget(self._whole)
        flow = FlowLayout(numbers, gap=24)
        self.rounds = AmountStepper(look, self._rounds_amount(1), numbers)
        self.rounds.stepped.connect(self._tell_rounds)
        self.transition = AmountStepper(look, self._transition_amount(0), numbers)
        self.transition.stepped.connect(self._tell_transition)
        for text, stepper in (
            (self.tr("The whole list"), self.rounds),
            (self.tr("Time between exercises, at least"), self.transition),
        ):
            flow.addWidget(Labelled(look, text, stepper, parent=numbers))
        column.addWidget(numbers)
        self.purpose = TextField(
            look,
            self.tr("What it is for"),
            self.tr("What it is for, in a sentence, if you like"),
            page_undoes=True,
            parent=self._whole,
        )
        self.purpose.setMaxLength(MAX_PURPOSE)
        self.purpose.textChanged.connect(self.purpose_written)
        what_for = self.tr("What it is for")
        column.addWidget(Labelled(look, what_for, self.purpose, parent=self._whole))
        below.addWidget(self._whole)

    def _add_shortcuts(self) -> None:
        keys = (
            (QKeySequence(QKeySequence.StandardKey.Save), self.save_wanted.emit),
            (QKeySequence(QKeySequence.StandardKey.Undo), self.undo_wanted.emit),
            (QKeySequence("Ctrl+Shift+Z"), self.redo_wanted.emit),
            (QKeySequence("Ctrl+Y"), self.redo_wanted.emit),
            (QKeySequence(QKeySequence.StandardKey.Find), self.open_library),
        )
        for sequence, act in keys:
            shortcut = QShortcut(sequence, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _make_library(self, parent: QWidget | None) -> LibraryPane:
        pane = LibraryPane(self.look, self.thumbnails, self._library_size, self._equipment, parent)
        pane.wanted.connect(self.library_wanted)
        pane.added.connect(self._add_found)
        return pane

    def _name_tool(self, tool: IconButton, words: str, key: QKeySequence.StandardKey) -> None:
        tool.setAccessibleName(words)
        tool.setToolTip(f"{words} ({shortcut_text(key)})")

    def _rounds_amount(self, value: int) -> Amount:
        name = self.tr("How often the whole list is done")
        return Amount(Part.REPS, name, value, 1, 10, self.tr("round"), self.tr("rounds"))

    def _transition_amount(self, value: int) -> Amount:
        name = self.tr("Time between exercises, at least")
        return Amount(Part.READY, name, value, 0, 60, "s", "s", self.tr("As in Settings"))

    # --- telling ------------------------------------------------------------------------------

    def _tell_rounds(self, _part: Part, value: int) -> None:
        self.rounds_stepped.emit(value)

    def _tell_transition(self, _part: Part, value: int) -> None:
        self.transition_stepped.emit(value)

    def _add_found(self, exercise_id: str) -> None:
        self.add_wanted.emit(exercise_id, False)

    def _add_remedy(self, exercise_id: str) -> None:
        self.add_wanted.emit(exercise_id, True)

    def _drop_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
            self.library_wanted.emit(self.library.filter)

    # --- sizes --------------------------------------------------------------------------------

    def fit(self) -> None:
        """Fit margins and columns to the size of page and text."""
        scale = self.look.theme.text_scale
        room = self.width() / scale
        with_pane = room >= _PANE_FROM
        self._side.setVisible(with_pane)
        self.add.setVisible(not with_pane)
        self._empty.set_pane(with_pane)
        pane = _PANE if room >= _DENSE_BELOW else _PANE_DENSE
        self._side.setFixedWidth(round(pane * scale))
        width = self.width() - (self._side.width() if with_pane else 0)
        margin = page_margin(width, scale)
        spare = max(margin, (width - round(_WIDEST * scale)) // 2)
        top = 28 if self.height() / scale >= 560 else 16
        self._centre.setContentsMargins(spare - _RING, top, spare - ASIDE, 24)
        narrow = (width - 2 * spare) / scale < 420
        down, across = QHBoxLayout.Direction.TopToBottom, QHBoxLayout.Direction.LeftToRight
        self._name_row.setDirection(down if narrow else across)
        self.balance.set_width(width - 2 * spare - 40)
        self._pin(self.height() / scale >= _PINNED_FROM)
        self._sheet.place.setContentsMargins(spare, 0, spare, 0)
        self._foot.set_margins(max(4, spare - 12), 12, spare, 14)

    def _pin(self, pinned: bool) -> None:
        """Keep the balance in sight where the window is high enough, else let it scroll."""
        place, other = self._balance_place, self._sheet.place
        if pinned:
            place, other = other, place
        if place.indexOf(self.balance) < 0:
            other.removeWidget(self.balance)
            place.addWidget(self.balance)
            self.balance.set_flat(pinned)
            self._sheet.setVisible(pinned and not self.balance.isHidden())
            self._foot.set_line(not pinned)

    def _next_part(self, *, forward: bool) -> None:
        rows = self.entries.rows
        stops: list[QWidget] = [self.name]
        if rows:
            stops.append(rows[0].title)
        stops += [self.library.search if self.has_pane else self.add, self.save]
        here = self.window().focusWidget()
        at = next((i for i, one in enumerate(stops) if one is here), -1)
        if at < 0 and any(here in row.controls for row in rows):
            at = 1
        target = stops[(at + (1 if forward else -1)) % len(stops)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroller.ensureWidgetVisible(target)
