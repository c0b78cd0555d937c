"""The gentler version of an exercise, offered after "That hurts"."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from coach.desk.plan import Plan
from coach.domain.player import PlayerState
from coach.domain.timeline import Timeline


class GentlerVersions:
    """Compiles the session anew with about half of an exercise, in its easier form.

    Args:
        plan: returns what the session is compiled from.
        use: told what it is compiled from from now on, and where it goes on in that.
    """

    def __init__(
        self, plan: Callable[[], Plan], use: Callable[[Plan, Timeline, int], None]
    ) -> None:
        self._plan = plan
        self._use = use

    def offer(self, state: PlayerState) -> str:
        """Say in one sentence what the gentler version changes; empty if there is none left."""
        plan = self._plan()
        exercise_id = state.segment.exercise_id
        if state.segment.item is None or exercise_id in plan.options.gentler:
            return ""
        timeline = plan.made_gentler(exercise_id).compiled()
        before, after = (one.items[state.segment.item] for one in (state.timeline, timeline))
        easier = plan.exercises[exercise_id].easier
        parts = [easier.text] if easier is not None else []
        if before.dose_text != after.dose_text:
            text = QCoreApplication.translate("GentlerVersions", "{now} instead of {before}.")
            sentence = text.format(now=after.dose_text, before=before.dose_text)
            parts.append(sentence[:1].upper() + sentence[1:])
        return " ".join(parts)

    def timeline(self, state: PlayerState) -> tuple[Timeline, int]:
        """Return the session with the gentler version, and where the exercise begins in it."""
        item = state.segment.item
        if item is None:
            return state.timeline, state.position_ms
        plan = self._plan().made_gentler(state.segment.exercise_id)
        timeline = plan.compiled()
        position_ms = timeline.items[item].start_ms
        self._use(plan, timeline, position_ms)
        return timeline, position_ms
