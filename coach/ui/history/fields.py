"""Fields of a form: a label, a frame that shows the focus, buttons for less and more."""

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QRectF, QSize, Qt, QTime
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCompleter,
    QDateEdit,
    QDateTimeEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from coach.ui.fonts import Role, tabular
from coach.ui.theme import field_palette
from coach.ui.widgets.buttons import IconButton
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.row_model import Index

_HEIGHT = 46
_RADIUS = 10
_ROW = 44


class Field(QWidget):
    """A label above a framed editor."""

    def __init__(
        self, look: Look, label: str, editor: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.editor = editor
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        # Room for the frame's thicker edge.
        column.setContentsMargins(2, 0, 2, 2)
        column.setSpacing(6)
        self.label = Paragraph(look, label, Role.LABEL, parent=self)
        self.label.setBuddy(editor)
        column.addWidget(self.label)
        self.frame = _Frame(look, editor, self)
        column.addWidget(self.frame)
        editor.setAccessibleName(label)


class _Frame(QWidget):
    def __init__(self, look: Look, editor: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._editor = editor
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(14, 1, 2, 1)
        self.row.setSpacing(0)
        self.row.addWidget(editor, 1)
        editor.setParent(self)
        editor.installEventFilter(self)
        look.theme.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        least = self._look.theme.scaled(26) + 20
        return super().sizeHint().expandedTo(QSize(0, max(_HEIGHT, least)))

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(hint.width(), self.sizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._look.theme.tokens
        focused = self._editor.hasFocus()
        width = 2.0 if focused else tokens.border
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(tokens.accent if focused else tokens.ctl, width))
        painter.setBrush(tokens.surface)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def _restyle(self) -> None:
        tokens = self._look.theme.tokens
        self._editor.setPalette(field_palette(self._editor.palette(), tokens))
        self._editor.setFont(tabular(self._look.theme.font(Role.BODY)))
        self.updateGeometry()
        self.update()


class _RoomyRows(QStyledItemDelegate):
    """Suggestions as high as a finger."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        found = super().sizeHint(option, index)
        return QSize(found.width(), max(_ROW, found.height()))


class TextField(Field):
    """One line of text."""

    def __init__(
        self, look: Look, label: str, text: str, hint: str = "", parent: QWidget | None = None
    ) -> None:
        self._line = QLineEdit(text)
        self._line.setFrame(False)
        self._line.setPlaceholderText(hint)
        self._line.setMaxLength(200)
        # As high as its frame, so that suggestions open below that.
        self._line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        super().__init__(look, label, self._line, parent)

    @property
    def text(self) -> str:
        """The text, without blanks at its ends."""
        return self._line.text().strip()

    def suggest(self, words: tuple[str, ...]) -> None:
        """Offer these while one of them is being typed."""
        completer = QCompleter(list(words), self._line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = completer.popup()
        if popup is not None:
            popup.setFont(self.look.theme.font(Role.BODY))
            popup.setItemDelegate(_RoomyRows(popup))
        self._line.setCompleter(completer)


class NoteField(Field):
    """Some lines of text."""

    def __init__(
        self, look: Look, label: str, text: str, hint: str = "", parent: QWidget | None = None
    ) -> None:
        self._area = QPlainTextEdit(text)
        self._area.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self._area.setPlaceholderText(hint)
        self._area.setTabChangesFocus(True)
        self._area.viewport().setAutoFillBackground(False)
        self._area.document().setDocumentMargin(2)
        super().__init__(look, label, self._area, parent)
        self.frame.row.setContentsMargins(10, 8, 4, 6)
        look.theme.changed.connect(self._fit)
        self._fit()

    @property
    def text(self) -> str:
        """The text, without blanks at its ends."""
        return self._area.toPlainText().strip()

    def _fit(self) -> None:
        self._area.setFixedHeight(round(self.look.theme.line_height(Role.BODY) * 3) + 6)


class StepField(Field):
    """A value that goes up and down: with the arrow keys, or with the two buttons."""

    def __init__(
        self,
        look: Look,
        label: str,
        editor: QAbstractSpinBox,
        names: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """Make a field.

        Args:
            look: theme and icons.
            label: its name.
            editor: what holds the value.
            names: what the buttons do: less, more.
            parent: owner.
        """
        self._editor = editor
        editor.setFrame(False)
        editor.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        super().__init__(look, label, editor, parent)
        for icon, name, step in zip(
            ("minus", "plus"), names, (self._less, self._more), strict=True
        ):
            button = IconButton(look, icon, name, parent=self.frame)
            button.setAutoRepeat(True)
            button.clicked.connect(step)
            self.frame.row.addWidget(button)
        # Of the two, Tab is to find the one that holds the value.
        editor.lineEdit().setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        # A policy goes on to the focus proxy, which the editor is for its line.
        editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The wheel scrolls the form and changes nothing.
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to the form."""
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def step(self, steps: int) -> None:
        """Go up or down."""
        self._editor.stepBy(steps)

    def _less(self) -> None:
        self.step(-1)

    def _more(self) -> None:
        self.step(1)


class NumberField(StepField):
    """A whole number with its unit."""

    def __init__(
        self,
        look: Look,
        label: str,
        value: int,
        limits: tuple[int, int],
        unit: str = "",
        *,
        by: int = 1,
        names: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """Make a field.

        Args:
            look: theme and icons.
            label: its name.
            value: what it begins with.
            limits: least and greatest value.
            unit: what stands behind the number, with a leading space.
            by: how far one step goes.
            names: what the buttons do: less, more.
            parent: owner.
        """
        self._box = QSpinBox()
        self._box.setRange(*limits)
        self._box.setSingleStep(by)
        self._box.setSuffix(unit)
        self._box.setValue(value)
        super().__init__(look, label, self._box, names, parent)

    @property
    def value(self) -> int:
        """The number."""
        return self._box.value()


class DateField(StepField):
    """A day, not after a last one."""

    def __init__(
        self,
        look: Look,
        label: str,
        day: QDate,
        last: QDate,
        names: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        self._edit = QDateEdit(day)
        self._edit.setMaximumDate(last)
        self._edit.setDisplayFormat("ddd d MMM yyyy")
        super().__init__(look, label, self._edit, names, parent)

    @property
    def day(self) -> QDate:
        """The day."""
        return self._edit.date()

    def step(self, steps: int) -> None:
        """Go some days on or back."""
        self._edit.setDate(min(self.day.addDays(steps), self._edit.maximumDate()))


class TimeField(StepField):
    """A time of day, as the locale writes it."""

    _STEP_MINUTES = 5

    def __init__(
        self,
        look: Look,
        label: str,
        start: QTime,
        names: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        self._edit = QTimeEdit(start)
        self._edit.setDisplayFormat(QLocale().timeFormat(QLocale.FormatType.ShortFormat))
        self._edit.setCurrentSection(QDateTimeEdit.Section.MinuteSection)
        super().__init__(look, label, self._edit, names, parent)

    @property
    def start(self) -> QTime:
        """The time."""
        return self._edit.time()

    def step(self, steps: int) -> None:
        """Go five minutes on or back."""
        self._edit.setTime(self.start.addSecs(steps * self._STEP_MINUTES * 60))
