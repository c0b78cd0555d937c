"""The card upon the stage while the session stands still."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.domain.display import Display
from coach.domain.player import PauseReason
from coach.domain.timeline import SegmentKind
from coach.ui.fonts import Role
from coach.ui.session.key_map import KeyAction, KeyMap
from coach.ui.tokens import Ink
from coach.ui.widgets.buttons import Button, ButtonKind
from coach.ui.widgets.card import CardTone, paint_card
from coach.ui.widgets.look import Look
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.shadow import paint_shadow

SHADOW = 36
"""Room round the card for its shadow, in logical px."""

_WIDTH = 540
_TIGHT = 14
"""Padding where there is little room, in logical px."""

_DROP = 12
_RADIUS = 18


class PausedCard(QWidget):
    """Says where the clock stopped and what can be done.

    It is no dialog: every key of the session works on. Where there is little room it keeps its
    words and Resume, and in the end Resume alone; the rest is in the bars above and below.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        centre = Qt.AlignmentFlag.AlignHCenter
        self._column = QVBoxLayout(self)
        self._column.setSpacing(10)
        self._title = Paragraph(look, self.tr("Paused"), Role.PAGE_TITLE, align=centre, parent=self)
        self._column.addWidget(self._title)
        self._words = Paragraph(look, "", Role.BODY, Ink.TEXT2, align=centre, parent=self)
        self._column.addWidget(self._words)
        self._column.addSpacing(12)
        self.resume = Button(
            look,
            self.tr("Res&ume"),
            ButtonKind.PRIMARY,
            icon="play-fill",
            key=self.tr("Space"),
            height=62,
            role=Role.START,
            parent=self,
        )
        _widen(self.resume)
        self._column.addWidget(self.resume)
        self._more = QWidget(self)
        grid = QGridLayout(self._more)
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setSpacing(12)
        self.again = self._small(self.tr("Hear it a&gain"), "repeat", "R")
        self.over = self._small(self.tr("Start it &over"), "arrow-counter-clockwise", "Home")
        self.skip = self._small(self.tr("S&kip this one"), "skip-forward-fill", "Right")
        self.end = self._small(self.tr("En&d session"), "stop-fill", self.tr("Esc"))
        for index, button in enumerate((self.again, self.over, self.skip, self.end)):
            grid.addWidget(button, index // 2, index % 2)
        self._column.addWidget(self._more)
        self.hide()

    def set_keys(self, keys: KeyMap) -> None:
        """Show other keys on the buttons; those that do not work are not shown."""
        self.again.set_key(keys.cap(KeyAction.REPEAT))
        self.over.set_key(keys.cap(KeyAction.RESTART))
        self.skip.set_key(keys.cap(KeyAction.NEXT))

    def show_reason(self, reason: PauseReason, display: Display) -> None:
        """Say why and where it stopped."""
        self._words.setText(self._sentence(reason, display))
        self.setAccessibleName(f"{self._title.text()}. {self._words.text()}")

    def place(self, room: QRect) -> None:
        """Put it into the middle of a room, with as much of it as fits."""
        outer = self._outer_width(room.width())
        for shows_more, shows_words, padding in (
            (True, True, 34),
            (True, True, _TIGHT),
            (False, True, 20),
            (False, True, 12),
            (False, False, 12),
        ):
            self._more.setVisible(shows_more)
            self._words.setVisible(shows_words)
            edge = SHADOW + padding
            self._column.setContentsMargins(edge, SHADOW + padding - 4, edge, edge)
            height = self._column.totalHeightForWidth(outer)
            if height - 2 * SHADOW <= room.height() - 8:
                break
        box = QRect(0, 0, outer, height)
        box.moveCenter(room.center())
        self.setGeometry(box)

    def whole_height(self, room: int) -> int:
        """Return the height of the whole card in a room of some width, shadow left out."""
        was_hidden = self._more.isHidden()
        self._more.setVisible(True)
        self._words.setVisible(True)
        edge = SHADOW + _TIGHT
        self._column.setContentsMargins(edge, edge - 4, edge, edge)
        height = self._column.totalHeightForWidth(self._outer_width(room)) - 2 * SHADOW
        self._more.setVisible(not was_hidden)
        return height + 8

    def _outer_width(self, room: int) -> int:
        return min(round(_WIDTH * self._look.theme.text_scale), room - 24) + 2 * SHADOW

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(_WIDTH + 2 * SHADOW, 430)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint shadow and ground."""
        painter = QPainter(self)
        tokens = self._look.theme.tokens
        body = self.rect().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        paint_shadow(painter, body, tokens.shadow, blur=24, drop=_DROP, radius=_RADIUS)
        paint_card(painter, QRectF(body), tokens, CardTone.SURFACE, _RADIUS)

    def _small(self, text: str, icon: str, key: str) -> Button:
        button = Button(self._look, text, icon=icon, key=key, height=52, parent=self._more)
        _widen(button)
        return button

    def _sentence(self, reason: PauseReason, display: Display) -> str:
        if reason is PauseReason.ASLEEP:
            return self.tr("The computer was asleep, so the session waited for you.")
        if display.kind is SegmentKind.WAIT:
            return self.tr("Take the time you need.")
        if display.unit.endswith(str(display.reps)) and display.rep:
            return self.tr("You were at number {rep} of {reps}. Take the time you need.").format(
                rep=display.rep, reps=display.reps
            )
        if ":" in display.digits:
            return self.tr("The clock stopped at {time}. Take the time you need.").format(
                time=display.digits
            )
        if display.digits == "1":
            return self.tr("The clock stopped at 1 second. Take the time you need.")
        return self.tr("The clock stopped at {n} seconds. Take the time you need.").format(
            n=display.digits
        )


def _widen(button: Button) -> None:
    """Let a button take the width it is given."""
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
