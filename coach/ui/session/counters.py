"""A card with one or two facts: repetition and set, or dose and sides."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.fonts import Role
from coach.ui.widgets.card import CardTone, paint_card
from coach.ui.widgets.dots import Dot, paint_dot
from coach.ui.widgets.look import Look

_MOST_DOTS = 12
_PADDING = 20
_GAP = 10


@dataclass(frozen=True, slots=True)
class CardFact:
    """One fact: a quiet label and its value.

    Attributes:
        label: what it is ("Set").
        value: its value ("1 of 2").
        dots: the same as dots, left out where there is no room.
    """

    label: str
    value: str
    dots: tuple[Dot, ...] = ()


def rep_dots(rep: int, reps: int) -> tuple[Dot, ...]:
    """Return a dot for each repetition: done, in hand, still open; none if they are too many."""
    if not 0 < reps <= _MOST_DOTS:
        return ()
    return tuple(
        Dot.FULL if number < rep else Dot.HALF if number == rep else Dot.OPEN
        for number in range(1, reps + 1)
    )


class FactsCard(QWidget):
    """The card. Facts that do not fit beside each other go below each other."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._facts: tuple[CardFact, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.theme.changed.connect(self.updateGeometry)
        look.theme.changed.connect(self.update)

    @property
    def facts(self) -> tuple[CardFact, ...]:
        """What is shown."""
        return self._facts

    def set_facts(self, *facts: CardFact) -> None:
        """Show other facts."""
        if facts != self._facts:
            self._facts = facts
            self.setAccessibleName(", ".join(f"{fact.label} {fact.value}" for fact in facts))
            self.update()

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return one row, or one for each fact where they do not fit side by side."""
        theme = self._look.theme
        line = round(theme.line_height(Role.BODY))
        rows = 1 if self._side_by_side(width) else max(1, len(self._facts))
        return round(line * rows + theme.scaled(35) - (rows - 1) * theme.scaled(6))

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(400, self.heightForWidth(400))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and facts."""
        painter = QPainter(self)
        theme = self._look.theme
        rect = QRectF(self.rect())
        paint_card(painter, rect, theme.tokens, CardTone.SURFACE, 14)
        if not self._facts:
            return
        padding = self._padding()
        inner = rect.adjusted(padding, 0, -padding, 0)
        if not self._side_by_side(self.width()):
            row = (rect.height() - theme.scaled(24)) / len(self._facts)
            for index, fact in enumerate(self._facts):
                top = theme.scaled(12) + index * row
                self._paint_fact(painter, QRectF(inner.left(), top, inner.width(), row), fact)
            return
        widths = [self._width(fact) for fact in self._facts]
        spare = inner.width() - sum(widths) - self._between() * (len(widths) - 1)
        x = inner.left()
        for index, (fact, width) in enumerate(zip(self._facts, widths, strict=True)):
            # What is left over goes to the first fact, whose dots use it.
            own = width + (max(0.0, spare) if index == 0 and len(widths) > 1 else 0.0)
            self._paint_fact(painter, QRectF(x, 0, own, rect.height()), fact)
            x += own + self._between()
            if index + 1 < len(self._facts):
                painter.setPen(QPen(theme.tokens.line, max(1.0, theme.tokens.border)))
                middle = x - self._between() / 2
                inset = theme.scaled(14)
                painter.drawLine(QPointF(middle, inset), QPointF(middle, rect.height() - inset))

    def _paint_fact(self, painter: QPainter, box: QRectF, fact: CardFact) -> None:
        theme = self._look.theme
        tokens = theme.tokens
        label, value = theme.font(Role.BODY), theme.font(Role.APP_NAME)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(label)
        painter.setPen(tokens.text2)
        painter.drawText(box, left, fact.label)
        start = QFontMetricsF(label).horizontalAdvance(fact.label) + theme.scaled(_GAP)
        painter.setFont(value)
        painter.setPen(tokens.text)
        painter.drawText(box.adjusted(start, 0, 0, 0), left, fact.value)
        used = start + QFontMetricsF(value).horizontalAdvance(fact.value)
        size, gap = theme.scaled(12), theme.scaled(7)
        needed = len(fact.dots) * (size + gap) - gap
        if not fact.dots or used + theme.scaled(_GAP) + needed > box.width():
            return
        x = box.right() - needed + size / 2
        for dot in fact.dots:
            paint_dot(painter, QPointF(x, box.center().y()), size, dot, tokens)
            x += size + gap

    def _side_by_side(self, width: int) -> bool:
        needed = sum(self._width(fact) for fact in self._facts)
        needed += self._between() * max(0, len(self._facts) - 1)
        return needed <= width - 2 * self._padding()

    def _width(self, fact: CardFact) -> float:
        theme = self._look.theme
        label = QFontMetricsF(theme.font(Role.BODY)).horizontalAdvance(fact.label)
        value = QFontMetricsF(theme.font(Role.APP_NAME)).horizontalAdvance(fact.value)
        return label + theme.scaled(_GAP) + value + 1

    def _padding(self) -> int:
        return self._look.theme.scaled(_PADDING)

    def _between(self) -> int:
        return self._look.theme.scaled(38)
