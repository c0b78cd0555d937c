"""The pain diary as a chart: before, after and the next day, from 0 to 10."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.ui.history.chart import DayChart
from coach.ui.history.view import DiaryView, PainPoint
from coach.ui.widgets.look import Look

_WORDED_FROM = 400
_MANY = 60
_LOW, _HIGH = -0.45, 10.35


class DiaryChart(DayChart):
    """Ratings over time: a ring before, a disc after, a stem between; a diamond the day after."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._view: DiaryView | None = None
        self._worded: bool | None = None
        # Last, because it is laid out for the first time in there.
        super().__init__(look, parent)
        look.theme.changed.connect(self._draw)

    def show_diary(self, view: DiaryView) -> None:
        """Show other ratings."""
        self._view = view
        self.setAccessibleName(self.tr("Chart of your ratings"))
        self.setAccessibleDescription(view.spoken)
        self._draw()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Leave the words of the axis out where they would take the chart's room."""
        super().resizeEvent(event)
        if self._is_wide() is not self._worded:
            self._name_values()

    def _is_wide(self) -> bool:
        return bool(self.width() / self.look.theme.text_scale >= _WORDED_FROM)

    def _name_values(self) -> None:
        self._worded = self._is_wide()
        marks = tuple((float(value), word, str(value)) for value, word in anchors().items())
        self.values.set_marks(marks, worded=self._worded)

    def _draw(self) -> None:
        view = self._view
        if view is None or not view.points:
            return
        self.reset()
        self._name_values()
        theme = self.look.theme
        tokens = theme.tokens
        for value in anchors():
            self.add_level(value, tokens.line)
        first, last = view.points[0].place, view.points[-1].place
        margin = max(0.9, (last - first) * 0.035)
        self.set_limits(first - margin, last + margin, _LOW, _HIGH)
        self.days.set_ticks(view.ticks)
        many = len(view.points) > _MANY
        size = min(theme.text_scale, 1.5) * (7 if many else 9.5)
        stems = [end for one in view.points for end in _stem(one)]
        after = [(one.place, one.after) for one in view.points if one.after is not None]
        before = [(one.place, one.before) for one in view.points if one.before is not None]
        later = [(one.place, one.next_day) for one in view.points if one.next_day is not None]
        self.add_line(stems, tokens.ctl, 1.3, pairs=True, z=1)
        self.add_line(after, tokens.accent, 2.0, z=2)
        self.add_marks(
            before,
            "o",
            size + 0.5,
            fill=tokens.surface,
            edge=tokens.text2,
            edge_width=1.8,
            z=3,
        )
        self.add_marks(
            after, "o", size, fill=tokens.accent, edge=tokens.surface, edge_width=1.0, z=4
        )
        self.add_marks(
            later, "d", size + 4, fill=tokens.mid, edge=tokens.surface, edge_width=1.2, z=3.5
        )


def anchors() -> dict[int, str]:
    """Return what the values mean, by value: the same words every time."""
    return {
        0: QCoreApplication.translate("Anchors", "no pain"),
        5: QCoreApplication.translate("Anchors", "moderate"),
        10: QCoreApplication.translate("Anchors", "worst imaginable"),
    }


def _stem(point: PainPoint) -> tuple[tuple[float, float], ...]:
    """Return the two ends of the stem that joins what was said of one session."""
    said = [one for one in (point.before, point.after, point.next_day) if one is not None]
    if len(said) < 2 or min(said) == max(said):
        return ()
    return ((point.place, min(said)), (point.place, max(said)))
