"""Draws the page: the period, the weeks against their goals, the ratings, what was done."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from coach.domain.exercise import Side
from coach.domain.pain import PainMoment, PainPoint
from coach.domain.practice_summary import (
    ExerciseLine,
    PracticeSummary,
    around_sessions,
    levels_of,
)
from coach.ui.dates import day_in
from coach.ui.fonts import FAMILY
from coach.ui.tokens import LIGHT

UNITS_PER_INCH = 720
"""Ten units are a point, so that whole numbers are fine enough for type."""

_LONG, _SHORT = "d MMMM yyyy", "d MMM"
_PT = 10.0
_MARGIN = 44 * _PT
_BARS = 82 * _PT
_PAIN = 92 * _PT
_ROW = 15.5 * _PT

_LEFT = Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class SummaryPage(QObject):
    """One page about some weeks of practice. It states what was done and noted, never why."""

    def __init__(self, summary: PracticeSummary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._summary = summary
        self._painter = QPainter()
        self._right = 0.0
        self._y = 0.0

    @property
    def title(self) -> str:
        """The page's heading."""
        return self.tr("Back exercises: a summary")

    def paint(self, painter: QPainter, width: float, height: float) -> None:
        """Draw the page.

        Args:
            painter: draws in units of a tenth of a point.
            width: of the paper in units.
            height: of the paper in units.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter, self._right, self._y = painter, width - _MARGIN, _MARGIN
        self._head()
        self._weeks()
        self._pain()
        foot = height - _MARGIN - 26 * _PT
        self._exercises(foot - 8 * _PT)
        self._foot(foot)

    # --- parts --------------------------------------------------------------------------------

    def _head(self) -> None:
        self._write(self.title, 20, QFont.Weight.DemiBold)
        name = self.tr("Name:")
        line = QRectF(self._right - 190 * _PT, self._y, 190 * _PT, 24 * _PT)
        self._text(line, name, 9.5, LIGHT.text2)
        self._painter.setPen(QPen(LIGHT.ctl, 0.6 * _PT))
        self._painter.drawLine(
            QPointF(line.left() + 32 * _PT, line.top() + 17 * _PT),
            QPointF(line.right(), line.top() + 17 * _PT),
        )
        self._y += 27 * _PT
        summary = self._summary
        period = self.tr("{first} to {last}").format(
            first=day_in(_LONG, summary.first_day), last=day_in(_LONG, summary.last_day)
        )
        self._write(period, 11.5, QFont.Weight.Medium)
        self._y += 17 * _PT
        words = self.tr("Noted by the person in Back Coach, day by day.")
        self._write(words, 9.5, ink=LIGHT.text2)
        self._y += 22 * _PT

    def _weeks(self) -> None:
        summary = self._summary
        self._heading(self.tr("Sessions each week"))
        sentences = [
            self.tr("The goal was reached in {count} of {all} weeks.").format(
                count=summary.at_goal, all=len(summary.weeks)
            ),
            self.tr("{count} in full").format(count=summary.completed)
            + (
                self.tr(", {count} of them gentle (flare-up)").format(count=summary.flare_up)
                if summary.flare_up
                else ""
            )
            + self.tr("; {count} in part; {time} altogether.").format(
                count=summary.partial, time=self._time(summary.active_ms)
            ),
        ]
        self._write(" ".join(sentences), 10)
        self._y += 21 * _PT
        most = max(max(one.completed + one.partial, one.goal) for one in summary.weeks)
        step = (self._right - _MARGIN) / max(len(summary.weeks), 8)
        bar, floor = min(step * 0.62, 30 * _PT), self._y + _BARS
        unit = (_BARS - 14 * _PT) / max(most, 1)
        every = 1 if len(summary.weeks) <= 12 else 2
        for place, week in enumerate(summary.weeks):
            left = _MARGIN + place * step + (step - bar) / 2
            full = QRectF(left, floor - unit * week.completed, bar, unit * week.completed)
            part = QRectF(left, full.top() - unit * week.partial, bar, unit * week.partial)
            self._painter.setPen(QPen(LIGHT.accent, 0.7 * _PT))
            if week.completed:
                self._painter.setBrush(LIGHT.accent)
                self._painter.drawRect(full)
            if week.partial:
                self._painter.setBrush(_hatched())
                self._painter.drawRect(part)
            goal = floor - unit * week.goal
            self._painter.setPen(QPen(LIGHT.text, 1.4 * _PT))
            self._painter.drawLine(
                QPointF(left - 3 * _PT, goal), QPointF(left + bar + 3 * _PT, goal)
            )
            top = min(part.top(), full.top(), goal) - 12.5 * _PT
            count = self.tr("{done} of {goal}").format(done=week.completed, goal=week.goal)
            cell = QRectF(_MARGIN + place * step, top, step, 12 * _PT)
            self._text(cell, count, 8, LIGHT.text, align=_MIDDLE)
            if place % every == 0:
                below = QRectF(_MARGIN + place * step, floor + 3 * _PT, step, 12 * _PT)
                self._text(below, day_in(_SHORT, week.first_day), 8, LIGHT.text2, align=_MIDDLE)
        self._painter.setPen(QPen(LIGHT.ctl, 0.6 * _PT))
        self._painter.drawLine(QPointF(_MARGIN, floor), QPointF(self._right, floor))
        self._y = floor + 18 * _PT
        self._legend(
            (
                (QBrush(LIGHT.accent), self.tr("in full")),
                (_hatched(), self.tr("in part")),
                (None, self.tr("the goal of that week")),
            )
        )
        self._y += 20 * _PT

    def _pain(self) -> None:
        self._heading(self.tr("Pain as noted: 0 none, 10 the worst imaginable"))
        points = self._summary.pain
        if not points:
            self._write(self.tr("Nothing was noted in these weeks."), 10)
            self._y += 24 * _PT
            return
        table = 190 * _PT
        chart = QRectF(
            _MARGIN + 16 * _PT,
            self._y + 7 * _PT,
            self._right - _MARGIN - table - 32 * _PT,
            _PAIN - 19 * _PT,
        )
        self._scatter(chart, points)
        self._levels(QRectF(self._right - table, self._y, table, _PAIN), points)
        self._y += _PAIN + 6 * _PT
        around = around_sessions(points)
        if around.both:
            words = self.tr(
                "Of {both} sessions rated before and after, {lower} were rated 2 or more lower "
                "after, {higher} were rated 2 or more higher."
            ).format(both=around.both, lower=around.lower, higher=around.higher)
            self._write(words, 9.5)
            self._y += 15 * _PT
        self._y += 8 * _PT

    def _scatter(self, chart: QRectF, points: Sequence[PainPoint]) -> None:
        first, last = self._summary.first_day.toordinal(), self._summary.last_day.toordinal()
        days = max(last - first, 1)
        for level in (0, 5, 10):
            y = chart.bottom() - chart.height() * level / 10
            self._painter.setPen(QPen(LIGHT.line, 0.5 * _PT))
            self._painter.drawLine(QPointF(chart.left(), y), QPointF(chart.right(), y))
            label = QRectF(_MARGIN, y - 6 * _PT, 12 * _PT, 12 * _PT)
            self._text(label, QLocale().toString(level), 8, LIGHT.text2, align=_RIGHT)
        for point in points:
            x = chart.left() + chart.width() * (point.local_day.toordinal() - first) / days
            y = chart.bottom() - chart.height() * point.level / 10
            self._mark(QPointF(x, y), point.moment)
        below = QRectF(chart.left(), chart.bottom() + 3 * _PT, chart.width(), 12 * _PT)
        self._text(below, day_in(_SHORT, self._summary.first_day), 8, LIGHT.text2)
        self._text(below, day_in(_SHORT, self._summary.last_day), 8, LIGHT.text2, align=_RIGHT)

    def _levels(self, box: QRectF, points: Sequence[PainPoint]) -> None:
        columns = (0.0, 74 * _PT, 118 * _PT, 190 * _PT)
        heads = ("", self.tr("notes"), self.tr("middle"), self.tr("lowest–highest"))
        y = box.top()
        for place, head in enumerate(heads[1:], start=1):
            cell = QRectF(box.left(), y, columns[place], 12 * _PT)
            self._text(cell, head, 8, LIGHT.text2, align=_RIGHT)
        y += 15 * _PT
        names = {
            PainMoment.BEFORE: self.tr("before"),
            PainMoment.AFTER: self.tr("after"),
            PainMoment.NEXT_DAY: self.tr("next day"),
        }
        for moment, name in names.items():
            found = levels_of(points, moment)
            if found is None:
                continue
            self._mark(QPointF(box.left() + 4 * _PT, y + 7 * _PT), moment)
            self._text(QRectF(box.left() + 13 * _PT, y, 90 * _PT, 14 * _PT), name, 9.5)
            spread = f"{found.lowest}–{found.highest}"
            for place, words in enumerate((str(found.count), str(found.middle), spread), start=1):
                cell = QRectF(box.left(), y, columns[place], 14 * _PT)
                self._text(cell, words, 9.5, align=_RIGHT)
            y += _ROW

    def _exercises(self, floor: float) -> None:
        self._heading(self.tr("What was done"))
        right = self._right
        columns = (right - 215 * _PT, right - 155 * _PT, right - 95 * _PT, right)
        heads = (
            self.tr("sessions"),
            self.tr("repetitions"),
            self.tr("time"),
            self.tr("“That hurts”"),
        )
        for edge, head in zip(columns, heads, strict=True):
            self._cell(edge, head, 8, LIGHT.text2)
        self._y += 14 * _PT
        lines = self._summary.exercises
        room = int((floor - self._y) // _ROW)
        shown = lines if len(lines) <= room else lines[: max(room - 1, 0)]
        for line in shown:
            self._painter.setPen(QPen(LIGHT.line, 0.5 * _PT))
            self._painter.drawLine(QPointF(_MARGIN, self._y), QPointF(right, self._y))
            self._y += 2 * _PT
            name = QRectF(_MARGIN, self._y, columns[0] - 50 * _PT - _MARGIN, 13 * _PT)
            self._text(name, line.name, 9.5)
            texts = (
                str(line.times),
                str(line.reps) if line.reps else "–",
                self._time(line.hold_ms) if line.hold_ms else "–",
                self._hurts(line),
            )
            for edge, text in zip(columns, texts, strict=True):
                self._cell(edge, text, 9.5, LIGHT.text)
            self._y += _ROW - 2 * _PT
        if len(shown) < len(lines):
            more = self.tr("and {count} more").format(count=len(lines) - len(shown))
            self._text(QRectF(_MARGIN, self._y + 2 * _PT, 300 * _PT, 13 * _PT), more, 9.5)

    def _foot(self, top: float) -> None:
        self._painter.setPen(QPen(LIGHT.ctl, 0.5 * _PT))
        self._painter.drawLine(QPointF(_MARGIN, top), QPointF(self._right, top))
        words = self.tr(
            "General exercise guidance, not medical advice. The figures are what the person did by "
            "the program’s timer and what they noted. Drawn up by Back Coach on {day}."
        ).format(day=day_in(_LONG, self._summary.last_day))
        box = QRectF(_MARGIN, top + 5 * _PT, self._right - _MARGIN, 24 * _PT)
        self._painter.setFont(_font(8.5))
        self._painter.setPen(LIGHT.text2)
        self._painter.drawText(box, Qt.TextFlag.TextWordWrap, words)

    # --- words --------------------------------------------------------------------------------

    def _hurts(self, line: ExerciseLine) -> str:
        names = {Side.LEFT: self.tr("left"), Side.RIGHT: self.tr("right")}
        words = [
            self.tr("{count} × {side}").format(count=one.count, side=names[one.side])
            if one.side is not None
            else self.tr("{count} ×").format(count=one.count)
            for one in line.hurts
        ]
        return ", ".join(words)

    def _time(self, ms: int) -> str:
        minutes = round(ms / 60_000)
        if minutes < 1:
            return self.tr("{count} s").format(count=round(ms / 1000))
        if minutes < 60:
            return self.tr("{count} min").format(count=minutes)
        return self.tr("{hours} h {minutes} min").format(hours=minutes // 60, minutes=minutes % 60)

    # --- drawing ------------------------------------------------------------------------------

    def _heading(self, text: str) -> None:
        self._write(text, 12.5, QFont.Weight.DemiBold, LIGHT.accent)
        self._y += 19 * _PT

    def _write(
        self,
        text: str,
        size: float,
        weight: QFont.Weight = QFont.Weight.Normal,
        ink: QColor = LIGHT.text,
    ) -> None:
        box = QRectF(_MARGIN, self._y, self._right - _MARGIN, size * 1.35 * _PT)
        self._text(box, text, size, ink, weight)

    def _cell(self, edge: float, text: str, size: float, ink: QColor) -> None:
        box = QRectF(edge - 95 * _PT, self._y, 95 * _PT, 13 * _PT)
        self._text(box, text, size, ink, align=_RIGHT)

    def _text(
        self,
        box: QRectF,
        text: str,
        size: float,
        ink: QColor = LIGHT.text,
        weight: QFont.Weight = QFont.Weight.Normal,
        align: Qt.AlignmentFlag = _LEFT,
    ) -> None:
        font = _font(size, weight)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        self._painter.setFont(font)
        self._painter.setPen(ink)
        self._painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter, shown)

    def _legend(self, entries: tuple[tuple[QBrush | None, str], ...]) -> None:
        x = _MARGIN
        for brush, words in entries:
            swatch = QRectF(x, self._y + 2 * _PT, 9 * _PT, 9 * _PT)
            if brush is None:
                self._painter.setPen(QPen(LIGHT.text, 1.4 * _PT))
                middle = swatch.center().y()
                self._painter.drawLine(
                    QPointF(swatch.left(), middle), QPointF(swatch.right(), middle)
                )
            else:
                self._painter.setPen(QPen(LIGHT.accent, 0.7 * _PT))
                self._painter.setBrush(brush)
                self._painter.drawRect(swatch)
            width = QFontMetricsF(_font(8.5)).horizontalAdvance(words) + 2 * _PT
            self._text(QRectF(x + 13 * _PT, self._y, width, 13 * _PT), words, 8.5, LIGHT.text2)
            x += width + 28 * _PT

    def _mark(self, at: QPointF, moment: PainMoment) -> None:
        """Mark a rating; the shapes differ, so that a black-and-white print can be read."""
        size = 2.4 * _PT
        self._painter.setPen(QPen(LIGHT.accent, 0.9 * _PT))
        if moment is PainMoment.BEFORE:
            self._painter.setBrush(LIGHT.accent)
            self._painter.drawEllipse(at, size, size)
        elif moment is PainMoment.AFTER:
            self._painter.setBrush(LIGHT.surface)
            self._painter.drawEllipse(at, size, size)
        else:
            self._painter.setBrush(LIGHT.surface)
            corners = [QPointF(0, -size), QPointF(size, size), QPointF(-size, size)]
            self._painter.drawPolygon(QPolygonF([at + corner for corner in corners]))


def _font(size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(round(size * _PT))
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _hatched() -> QBrush:
    return QBrush(LIGHT.accent, Qt.BrushStyle.Dense6Pattern)
