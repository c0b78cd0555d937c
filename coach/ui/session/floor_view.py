"""What can be read from the floor, three metres away: the number, the side, the name."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from coach.domain.display import Display
from coach.domain.player import Phase
from coach.domain.timeline import SegmentKind
from coach.ui.fonts import Role
from coach.ui.session.ink import digits_path, fitted, ink_path, words_wide
from coach.ui.session.key_map import KeyAction, KeyMap
from coach.ui.session.side_picture import paint_side
from coach.ui.tokens import DARK, Tokens
from coach.ui.widgets.buttons import Button
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import lay_out

_LEAST_DIGITS_INK = 163.0
"""45 mm on a 24-inch screen of 1080 lines: the least height of digits."""

_POINTER_MS = 3000
"""How long the way out stays after the pointer has moved."""

_DESIGN_HEIGHT = 800.0
_CAPITALS = 0.668
"""Height of capitals and digits as a part of the font size."""


class FloorView(QWidget):
    """Fills the screen; it scales with its height and has colours of its own.

    Signals:
        left: the button that appears with the pointer was pressed.
    """

    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: Display | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self._leave = Button(
            look, self.tr("Leave floor view"), icon="x", key="F", height=48, parent=self
        )
        self._leave.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._leave.clicked.connect(self.left)
        self._leave.hide()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_POINTER_MS)
        self._quiet.timeout.connect(self._leave.hide)

    def set_keys(self, keys: KeyMap) -> None:
        """Show another key on the way out, none if it does not work."""
        self._leave.set_key(keys.cap(KeyAction.FLOOR))

    def show_display(self, display: Display) -> None:
        """Show a moment; repaints the bar alone where nothing else has changed."""
        before, self._shown = self._shown, display
        if before is None or self._face(before) != self._face(display):
            self.update()
            return
        if round(before.fraction_left * self.width()) != round(
            display.fraction_left * self.width()
        ):
            self.update(self._bar_box().toRect().adjusted(-1, -1, 1, 1))

    def sizeHint(self) -> QSize:
        """Return the size that the design was drawn at."""
        return QSize(1280, 800)

    @property
    def word(self) -> str:
        """The big word: side, REST, NEXT, READY, DONE, or PAUSED."""
        return "" if self._shown is None else self._words(self._shown)[0]

    @property
    def name(self) -> str:
        """The line at the foot: the exercise in hand, or the next one during a rest."""
        return "" if self._shown is None else self._words(self._shown)[2]

    def digits_font(self, digits: str) -> QFont:
        """Return the font in which digits are painted now."""
        area = self._digits_area()
        font = self._font(QFont.Weight.Bold, 600 * self._k())
        ink = ink_path(digits, font).boundingRect().width()
        if ink > area.width():
            px = font.pixelSize() * area.width() / ink
            font.setPixelSize(round(max(px, self._least_ink() / _CAPITALS)))
        return font

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the way out to whoever uses a pointer."""
        super().mouseMoveEvent(event)
        self._leave.show()
        self._quiet.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Put the way out away."""
        super().hideEvent(event)
        self._quiet.stop()
        self._leave.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the way out in its corner."""
        super().resizeEvent(event)
        size = self._leave.sizeHint()
        self._leave.setGeometry(self.width() - size.width() - 24, 24, size.width(), size.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint everything."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._tokens()
        painter.fillRect(self.rect(), tokens.side)
        display = self._shown
        if display is None:
            return
        paused = display.phase is Phase.PAUSED
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.text3 if paused else tokens.text)
        font = self.digits_font(display.digits)
        painter.drawPath(digits_path(display.digits, font, self._digits_area()))
        self._paint_side(painter, display, tokens)
        self._paint_name(painter, self._words(display)[2], tokens)
        bar = self._bar_box()
        painter.fillRect(bar, tokens.track)
        bar.setWidth(bar.width() * display.fraction_left)
        painter.fillRect(bar, tokens.ctl if paused else tokens.accent)

    # --- what ---------------------------------------------------------------------------------

    def _face(self, display: Display) -> tuple[object, ...]:
        paused = display.phase is Phase.PAUSED
        return (display.digits, *self._words(display), display.side, paused)

    def _words(self, display: Display) -> tuple[str, str, str]:
        """Return the word, the line under it, and the name."""
        word, name = display.side_title, display.exercise_name
        detail = display.side_detail
        if display.kind is SegmentKind.TRANSITION:
            # No rest: there is a position to be taken.
            first = display.exercise_number == 1
            word, detail = self.tr("READY") if first else self.tr("NEXT"), ""
        elif display.kind is SegmentKind.REST:
            word, detail = self.tr("REST"), ""
            name = display.next_title or name
        elif display.rep and ":" not in display.digits and display.unit.endswith(str(display.reps)):
            detail = display.unit
        if display.kind is SegmentKind.WAIT:
            detail = display.unit
        if not display.exercise_name:
            word, name, detail = display.phase_word.upper(), display.caption, ""
        if display.phase is Phase.LEAD_IN:
            detail = display.phase_word
        if display.phase is Phase.PAUSED:
            word, detail = self.tr("PAUSED"), ""
        return word, detail, name

    # --- where --------------------------------------------------------------------------------

    def _least_ink(self) -> float:
        # A smaller window on the same screen cannot keep what the whole screen can.
        return _LEAST_DIGITS_INK * min(1.0, self.height() / 1080)

    def _k(self) -> float:
        return self.height() / _DESIGN_HEIGHT

    def _tokens(self) -> Tokens:
        own = self._look.theme.tokens
        if own.border > 1:
            return own
        return DARK

    def _font(self, weight: QFont.Weight, px: float) -> QFont:
        font = self._look.theme.font(Role.SIDE_WORD, px=px)
        font.setWeight(weight)
        return font

    def _digits_area(self) -> QRectF:
        k = self._k()
        left = self.width() * 0.05
        return QRectF(left, 80 * k, self.width() * 0.54, 470 * k)

    def _side_area(self) -> QRectF:
        left = self.width() * 0.61
        return QRectF(left, 0, self.width() * 0.96 - left, 570 * self._k())

    def _bar_box(self) -> QRectF:
        height = max(12.0, 36 * self._k())
        return QRectF(0, self.height() - height, self.width(), height)

    def _paint_side(self, painter: QPainter, display: Display, tokens: Tokens) -> None:
        k = self._k()
        area = self._side_area()
        word, detail, _ = self._words(display)
        paused = display.phase is Phase.PAUSED
        working = tokens.ctl if paused else tokens.accent
        resting = display.kind in (SegmentKind.REST, SegmentKind.TRANSITION)
        picture = QRectF(area.left(), 97 * k, area.width(), 264 * k)
        side = display.side
        paint_side(
            painter,
            picture,
            side,
            working=tokens.track if resting and side is None else working,
            resting=tokens.track,
        )
        font = self._font(QFont.Weight.Bold, 140 * k)
        words = [word]
        if QFontMetricsF(font).horizontalAdvance(word) > area.width() and " " in word:
            words = word.split(" ", 1)
            font.setPixelSize(round(78 * k))
        longest = max(words, key=QFontMetricsF(font).horizontalAdvance)
        font = fitted(font, longest, area.width())
        painter.setFont(font)
        painter.setPen(tokens.text)
        capitals = font.pixelSize() * _CAPITALS
        line = font.pixelSize() * 0.95
        # Both arrangements have the same middle, and the picture never moves.
        baseline = 473 * k + capitals / 2 - (line / 2 + 10 * k if len(words) == 2 else 0.0)
        for text in words:
            width = QFontMetricsF(font).horizontalAdvance(text)
            painter.drawText(QPointF(area.center().x() - width / 2, baseline), text)
            baseline += line
        if detail:
            small = fitted(self._font(QFont.Weight.DemiBold, 50 * k), detail, area.width())
            painter.setFont(small)
            painter.setPen(tokens.text2)
            width = QFontMetricsF(small).horizontalAdvance(detail)
            painter.drawText(QPointF(area.center().x() - width / 2, 582 * k), detail)

    def _paint_name(self, painter: QPainter, name: str, tokens: Tokens) -> None:
        k = self._k()
        room = QRectF(self.width() * 0.05, 596 * k, self.width() * 0.9, 158 * k)
        font = self._font(QFont.Weight.DemiBold, 100 * k)
        px = 100 * k
        # It falls to 72, then takes two lines, and only then goes on falling.
        while px > 72 * k and QFontMetricsF(font).horizontalAdvance(name) > room.width():
            px -= 1
            font.setPixelSize(round(px))
        while px > 24 * k:
            font.setPixelSize(round(px))
            layout, size = lay_out(
                name, font, px * 1.05, room.width(), Qt.AlignmentFlag.AlignHCenter
            )
            if size.height <= room.height() and words_wide(font, name) <= room.width():
                painter.setPen(tokens.text)
                top = room.top() + (room.height() - size.height) / 2
                layout.draw(painter, QPointF(room.left(), top))
                return
            px -= 2
