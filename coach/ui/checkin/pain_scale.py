"""The pain scale: eleven numbers in a row, the same anchors every time."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QRadioButton, QSizePolicy, QWidget

from coach.clock import now_ms
from coach.domain.pain import LEVELS
from coach.ui.fonts import Role
from coach.ui.widgets.focus import brought_by_keyboard, paint_ring
from coach.ui.widgets.look import Look

_LEAST, _MOST = LEVELS
_GAP = 6
_HEIGHT = 60
_LEAST_WIDTH = 44
_RADIUS = 10
_RING = 4
_WORDS_BELOW = 8
_WORD_GAP = 14
_LEAST_WORDS = (0.85, 0.7)
"""To which part of their size the words shrink to stay in one line, and in two."""

_TEN_WITHIN_MS = 1500
"""A 0 that follows a 1 within this time makes it ten."""

_BACKWARD = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_MOVING = (*_BACKWARD, *_FORWARD, Qt.Key.Key_Home, Qt.Key.Key_End)


class PainScale(QGroupBox):
    """Eleven radio buttons from 0 to 10, of which none is chosen at first.

    Arrow keys move the choice; digits choose, 1 followed by 0 means ten. A dialog hands its keys
    to `take_key`, so that digits work wherever the keyboard is.

    Signals:
        level_chosen: another level is chosen (0 to 10).
    """

    level_chosen = Signal(int)

    def __init__(self, look: Look, question: str, parent: QWidget | None = None) -> None:
        """Make a scale.

        Args:
            look: theme and icons.
            question: what is asked; the group's name for assistive technology.
            parent: owner.
        """
        super().__init__(parent)
        self.look = look
        self.setAccessibleName(question)
        self.setFlat(True)
        self._words = {
            0: self.tr("no pain"),
            3: self.tr("mild"),
            5: self.tr("moderate"),
            7: self.tr("strong"),
            10: self.tr("worst imaginable"),
        }
        self._one_at_ms: int | None = None
        self._pressed: int | None = None
        self._group = QButtonGroup(self)
        self._boxes: list[_Box] = []
        for level in range(_LEAST, _MOST + 1):
            box = _Box(look, level, self._words.get(level, ""), self)
            self._group.addButton(box, level)
            self._boxes.append(box)
        self._group.idToggled.connect(self._on_toggled)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._share_focus()
        look.theme.changed.connect(self._restyle)

    @property
    def level(self) -> int | None:
        """The chosen level, None while there is none."""
        chosen = self._group.checkedId()
        return chosen if chosen >= _LEAST else None

    @property
    def boxes(self) -> tuple[QRadioButton, ...]:
        """The numbers from left to right."""
        return tuple(self._boxes)

    def focus(self, reason: Qt.FocusReason) -> None:
        """Give the keyboard to the chosen number, or to the first one."""
        self._boxes[self.level or _LEAST].setFocus(reason)

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a digit or an arrow key asks for; False if the key means nothing here.

        A key that was pressed before the scale was there, and is still held down, does nothing.
        """
        plain = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.NoModifier
        if event.modifiers() | plain != plain:
            return False
        digit = event.key() - Qt.Key.Key_0
        if event.isAutoRepeat() and event.key() != self._pressed:
            return 0 <= digit <= 9 or event.key() in _MOVING
        self._pressed = event.key()
        if 0 <= digit <= 9:
            if not event.isAutoRepeat():
                self._take_digit(digit)
            return True
        if event.key() in _BACKWARD:
            self._move(-1)
        elif event.key() in _FORWARD:
            self._move(1)
        elif event.key() == Qt.Key.Key_Home:
            self._choose(_LEAST)
        elif event.key() == Qt.Key.Key_End:
            self._choose(_MOST)
        else:
            return False
        return True

    def hasHeightForWidth(self) -> bool:
        """The words may need a second line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return room for the numbers and the words below them."""
        lines = 1 + max((line for line, _, _ in self._word_places(width)[1]), default=0)
        words = round(lines * self.look.theme.line_height(Role.SECONDARY))
        return self._box_height() + _WORDS_BELOW + words

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(640, self.heightForWidth(640))

    def minimumSizeHint(self) -> QSize:
        """Return eleven numbers of the least width."""
        width = len(self._boxes) * _LEAST_WIDTH + (len(self._boxes) - 1) * _GAP
        return QSize(width, self._box_height() + _WORDS_BELOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the numbers."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words below the numbers."""
        painter = QPainter(self)
        theme = self.look.theme
        font, places = self._word_places(self.width())
        painter.setFont(font)
        painter.setPen(theme.tokens.text2)
        height = theme.line_height(Role.SECONDARY)
        top = self._box_height() + _WORDS_BELOW
        for line, left, word in places:
            box = QRectF(left, top + line * height, self.width(), height)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, word)

    # --- choosing -----------------------------------------------------------------------------

    def _take_digit(self, digit: int) -> None:
        now = now_ms()
        began, self._one_at_ms = self._one_at_ms, None
        if digit == 0 and began is not None and now - began <= _TEN_WITHIN_MS:
            self._choose(_MOST)
            return
        if digit == 1:
            self._one_at_ms = now
        self._choose(digit)

    def _move(self, by: int) -> None:
        here = self.window().focusWidget()
        if here in self._boxes:
            target = self._boxes.index(here) + by
        else:
            target = _LEAST if self.level is None else self.level + by
        self._choose(min(max(target, _LEAST), _MOST))

    def _choose(self, level: int) -> None:
        box = self._boxes[level]
        box.setChecked(True)
        if self.window().focusWidget() in self._boxes:
            # Where the keyboard is elsewhere in the dialog, it stays there.
            box.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(int, bool)
    def _on_toggled(self, level: int, checked: bool) -> None:
        if checked:
            self._share_focus()
            self.level_chosen.emit(level)

    def _share_focus(self) -> None:
        """Make the group one stop of the Tab key: the chosen number, or the first."""
        stop = self.level or _LEAST
        for level, box in enumerate(self._boxes):
            policy = Qt.FocusPolicy.StrongFocus if level == stop else Qt.FocusPolicy.ClickFocus
            box.setFocusPolicy(policy)

    # --- placing ------------------------------------------------------------------------------

    def _box_height(self) -> int:
        return round(_HEIGHT * (1 + (self.look.theme.text_scale - 1) / 2))

    def _box_at(self, level: int, width: int) -> QRect:
        count = len(self._boxes)
        step = (width + _GAP) / count
        left, right = round(level * step), round((level + 1) * step) - _GAP
        return QRect(QPoint(left, 0), QSize(right - left, self._box_height()))

    def _word_places(self, width: int) -> tuple[QFont, list[tuple[int, float, str]]]:
        """Return the font, and line, left edge and word for each."""
        usual = self.look.theme.font(Role.SECONDARY)
        for lines, least in enumerate(_LEAST_WORDS, start=1):
            font = QFont(usual)
            while font.pixelSize() >= usual.pixelSize() * least:
                places = self._places_in(font, width)
                if all(line < lines for line, _, _ in places):
                    return font, places
                font.setPixelSize(font.pixelSize() - 1)
        return font, self._places_in(font, width)

    def _places_in(self, font: QFont, width: int) -> list[tuple[int, float, str]]:
        """Return line, left edge and word; a word that would touch the one before drops a line."""
        metrics = QFontMetricsF(font)
        ends: list[float] = []
        places = []
        for level, word in self._words.items():
            room = metrics.horizontalAdvance(word)
            left = self._box_at(level, width).center().x() - room / 2
            left = min(max(0.0, left), max(0.0, width - room))
            line = next((i for i, end in enumerate(ends) if end + _WORD_GAP <= left), len(ends))
            if line == len(ends):
                ends.append(0.0)
            ends[line] = left + room
            places.append((line, left, word))
        return places

    def _place(self) -> None:
        for level, box in enumerate(self._boxes):
            box.setGeometry(self._box_at(level, self.width()))

    def _restyle(self) -> None:
        self.updateGeometry()
        self._place()
        self.update()


class _Box(QRadioButton):
    """One number. It draws its focus ring within its own bounds: neighbours are close."""

    def __init__(self, look: Look, level: int, word: str, parent: PainScale) -> None:
        super().__init__(str(level), parent)
        self._look = look
        self._scale = parent
        self._ringed = False
        self.setAccessibleName(f"{level}, {word}" if word else str(level))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def hitButton(self, at: QPoint) -> bool:
        """Take a click anywhere on it."""
        return self.rect().contains(at)

    def sizeHint(self) -> QSize:
        """Return the least size: the scale shares its width."""
        return QSize(_LEAST_WIDTH, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows and digits to the scale; Space chooses, Enter is the dialog's."""
        if self._scale.take_key(event):
            return
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring if the keyboard brought the focus."""
        super().focusInEvent(event)
        self._ringed = brought_by_keyboard(self, event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self._ringed = False
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, number and ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        tokens = theme.tokens
        box = QRectF(self.rect())
        if self._ringed:
            paint_ring(painter, box, _RADIUS - _RING, tokens.accent)
            box.adjust(_RING, _RING, -_RING, -_RING)
        half = tokens.border / 2
        box.adjust(half, half, -half, -half)
        radius = _RADIUS - _RING if self._ringed else _RADIUS
        chosen = self.isChecked()
        painter.setPen(QPen(tokens.accent if chosen else tokens.ctl, tokens.border))
        painter.setBrush(tokens.accent if chosen else tokens.surface)
        painter.drawRoundedRect(box, radius, radius)
        if self.isDown() or self.underMouse():
            base = tokens.on_accent if chosen else None
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.state_layer(0.10 if self.isDown() else 0.05, base))
            painter.drawRoundedRect(box, radius, radius)
        painter.setPen(tokens.on_accent if chosen else tokens.text)
        painter.setFont(self._number_font(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())

    def _number_font(self, width: float) -> QFont:
        """Return the font of all numbers: as large as the widest of them may be here."""
        theme = self._look.theme
        font = theme.font(Role.SECTION_TITLE)
        widest = QFontMetricsF(font).horizontalAdvance(str(_MOST))
        room = width - _GAP
        if widest <= room:
            return font
        return theme.font(Role.SECTION_TITLE, px=font.pixelSize() * room / widest)
