"""One exercise over time."""

from PySide6.QtWidgets import QWidget

from coach.ui.history.chart import DayChart
from coach.ui.history.view import ExerciseView
from coach.ui.widgets.look import Look

_MANY = 60
_NICE = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)


class ExerciseChart(DayChart):
    """A mark for each day on which the exercise was done."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._view: ExerciseView | None = None
        look.theme.changed.connect(self._draw)

    def show_exercise(self, view: ExerciseView) -> None:
        """Show another exercise."""
        self._view = view
        self.setAccessibleName(view.chart_title)
        self.setAccessibleDescription(view.spoken)
        self._draw()

    def _draw(self) -> None:
        view = self._view
        if view is None or not view.readings:
            return
        self.reset()
        theme = self.look.theme
        tokens = theme.tokens
        most = max(one.value for one in view.readings)
        step = next((one for one in _NICE if one * 4 >= most), _NICE[-1])
        levels = [step * number for number in range(int(most // step) + 2)]
        self.values.set_marks(
            tuple((float(value), "", str(value)) for value in levels), worded=False
        )
        for value in levels:
            self.add_level(value, tokens.line)
        first, last = view.readings[0].place, view.readings[-1].place
        margin = max(0.9, (last - first) * 0.035)
        top = levels[-1]
        self.set_limits(first - margin, last + margin, -top * 0.05, top * 1.05)
        self.days.set_ticks(view.ticks)
        size = min(theme.text_scale, 1.5) * (6.5 if len(view.readings) > _MANY else 9)
        points = [(one.place, one.value) for one in view.readings]
        self.add_line(points, tokens.accent, 2.0, z=1)
        self.add_marks(
            points, "o", size, fill=tokens.accent, edge=tokens.surface, edge_width=1.0, z=2
        )
