"""The column of a transition: how long, how to get ready, what to mind, how much."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.domain.display import Display
from coach.domain.player import Phase
from coach.ui.fonts import Role
from coach.ui.session.ink import fitted
from coach.ui.session.ring import Ring
from coach.ui.widgets.card import Card
from coach.ui.widgets.look import Look
from coach.ui.widgets.note import Note
from coach.ui.widgets.paragraph import lay_out
from coach.ui.widgets.scroll import Scroller

_SIZES = (21, 19, 18, 17, 16)
_DISC = 36
_GAP = 12
_BAR = 14


class Lead(QWidget):
    """A small ring with the seconds, and beside it the phase in words."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.ring = Ring(look, small=True, parent=self)
        self._word = ""
        self._detail = ""
        self._paused = False
        look.theme.changed.connect(self.update)

    def show_display(self, display: Display, *, named: bool, dosed: bool) -> None:
        """Show a moment of a transition.

        Args:
            display: the moment.
            named: the exercise's name stands nowhere else.
            dosed: its dose stands nowhere else.
        """
        paused = display.phase is Phase.PAUSED
        self.ring.set_text(display.digits, display.phase_word, display.unit)
        self.ring.set_fraction(display.fraction_left)
        self.ring.set_paused(paused)
        detail = self.tr("waits for you") if paused else self.tr("starts by itself")
        word = display.exercise_name if named else display.phase_word
        if dosed:
            detail = display.dose_text
        if (word, detail, paused) != (self._word, self._detail, self._paused):
            self._word, self._detail, self._paused = word, detail, paused
            self.setAccessibleName(f"{self._word}, {detail}")
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the ring."""
        super().resizeEvent(event)
        self.ring.setGeometry(0, 0, self.height(), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words."""
        painter = QPainter(self)
        theme = self._look.theme
        left = self.height() + max(14.0, self.height() * 0.21)
        room = self.width() - left
        growth = min(1.0, self.height() / (88 * theme.text_scale))
        word = QFont(theme.font(Role.PAGE_TITLE, px=28 * theme.text_scale * growth))
        word = fitted(word, self._word, room)
        detail = theme.font(Role.BODY, px=theme.text_scale * max(14.0, 16 * growth))
        layout, size = lay_out(self._detail, detail, detail.pixelSize() * 1.4, room)
        line = word.pixelSize() * 1.3
        top = (self.height() - line - size.height) / 2
        painter.setFont(word)
        painter.setPen(theme.tokens.text2 if self._paused else theme.tokens.accent)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(left, top, room, line), flags, self._word)
        painter.setPen(theme.tokens.text2)
        layout.draw(painter, QPointF(left, top + line))


class SetupPanel(Card):
    """Numbered set-up steps over the safety cue.

    Type shrinks a little where they would not fit; after that they scroll. All of it is spoken
    and captioned as well.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, radius=16, parent=parent)
        self._scroller = Scroller(look, self)
        # Its size is reckoned here: a scroll bar takes width, which may make it needed.
        self._scroller.setWidgetResizable(False)
        self._content = QWidget()
        self._steps = _Steps(look, self._content)
        self._note = Note(look, care=True, parent=self._content)
        self._scroller.setWidget(self._content)
        look.theme.changed.connect(self._fit)

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps shown."""
        return self._steps.steps

    def show_setup(self, steps: tuple[str, ...], safety: str) -> None:
        """Show other steps and another safety cue."""
        if (steps, safety) == (self._steps.steps, self._note.text()):
            return
        self._steps.set_steps(steps)
        self._note.set_text(safety)
        self._note.setVisible(bool(safety))
        self._scroller.verticalScrollBar().setValue(0)
        self._fit()

    def set_growth(self, growth: float) -> None:
        """Set how much larger than designed the window lets steps and cue be."""
        if growth != self._steps.growth:
            self._steps.growth = growth
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the type to the room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.width() < 2 or self.height() < 2:
            return
        roomy = self.height() >= 300 * self.look.theme.text_scale
        padding = 22 if roomy else 12
        width, height = self.width() - 2 * padding, self.height() - 2 * padding
        self._scroller.setGeometry(padding, padding, width, height)
        scale = self.look.theme.text_scale
        self._note.set_pixel_size(Role.SECONDARY.value.px * scale * self._steps.growth)
        has_note = bool(self._note.text())
        note = self._note.heightForWidth(width) + _GAP if has_note else 0
        if not self._steps.fit(width, height - note):
            width -= _BAR
            note = self._note.heightForWidth(width) + _GAP if has_note else 0
        steps = self._steps.needed(width)
        whole = max(height, steps + note)
        self._content.setFixedSize(width, whole)
        self._steps.setGeometry(0, 0, width, steps)
        self._note.setGeometry(0, whole - note + _GAP, width, max(0, note - _GAP))


class _Steps(QWidget):
    """Steps beside their numbers, in the largest type that fits."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.steps: tuple[str, ...] = ()
        self.growth = 1.0
        self._px = float(_SIZES[0])

    def set_steps(self, steps: tuple[str, ...]) -> None:
        """Show other steps."""
        self.steps = steps
        self.setAccessibleName(" ".join(f"{n}. {text}" for n, text in enumerate(steps, start=1)))
        self.update()

    def fit(self, width: int, height: int) -> bool:
        """Choose the type for a room.

        Returns:
            True if all of it fits.
        """
        scale = self._look.theme.text_scale
        for size in _SIZES:
            self._px = size * scale * self.growth
            if self._needed(width) <= height:
                break
        self.update()
        return self._needed(width) <= height

    def needed(self, width: int) -> int:
        """Return the height of the steps at a width, in the type that was chosen."""
        return round(self._needed(width) + 0.5)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._look.theme.tokens
        disc = self._disc()
        y = 0.0
        for number, text in enumerate(self.steps, start=1):
            layout, size = lay_out(text, self._font(), self._line(), self._room(self.width()))
            circle = QRectF(0, y + (self._line() - disc) / 2 + self._lift(), disc, disc)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.soft)
            painter.drawEllipse(circle)
            painter.setPen(tokens.accent)
            painter.setFont(self._look.theme.font(Role.BODY_STRONG, px=self._px * 0.8))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number))
            painter.setPen(tokens.text)
            layout.draw(painter, QPointF(disc + _GAP, y + self._lift()))
            y += max(size.height + self._lift(), disc) + self._between()

    def _needed(self, width: int) -> float:
        rows = [
            lay_out(text, self._font(), self._line(), self._room(width))[1].height + self._lift()
            for text in self.steps
        ]
        total = sum(max(row, self._disc()) for row in rows)
        return total + self._between() * max(0, len(rows) - 1)

    def _font(self) -> QFont:
        return self._look.theme.font(Role.SESSION_STEP, px=self._px)

    def _line(self) -> float:
        return round(self._px) * 1.42

    def _lift(self) -> float:
        return max(0.0, (self._disc() - self._line()) / 2)

    def _between(self) -> float:
        return self._px * 0.75

    def _disc(self) -> float:
        return _DISC * self._px / _SIZES[0]

    def _room(self, width: int) -> float:
        return max(40.0, width - self._disc() - _GAP)
