"""Puts all that the window says of one exercise into words; no widgets, no files."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from coach.domain.compiler import Options, item_dose
from coach.domain.dose import choose_profile
from coach.domain.exercise import Exercise, Form, Kind, Part, Side, Sides
from coach.domain.routine import RoutineItem
from coach.domain.steps import DoseKey
from coach.ui.checkin.words import SuggestionWords
from coach.ui.credit_words import CreditWords
from coach.ui.dose_words import DoseWords
from coach.ui.main.view import ExerciseDetail, Fact, OwnStepView
from coach.ui.widgets.picture import Picture
from coach.ui.words import Words


class DetailPresenter:
    """Describes single exercises, with the user's doses.

    Args:
        exercises: the library, by id.
        options: the user's doses.
    """

    def __init__(self, exercises: Mapping[str, Exercise], options: Options) -> None:
        self._exercises = exercises
        self._options = options
        self._words = Words()
        self._dose_words = DoseWords(options.phrases, options.adjusted)
        self._step_words = SuggestionWords(exercises, options.phrases)

    def tr(self, text: str) -> str:
        """Translate a literal."""
        return QCoreApplication.translate("DetailPresenter", text)

    def detail(self, item: RoutineItem, off_reason: str = "") -> ExerciseDetail:
        """Return all of an exercise as a routine has it.

        Args:
            item: the exercise with its own dose; an item of nothing else for it by itself.
            off_reason: why the routine leaves it out, empty if it does not.

        Raises:
            KeyError: there is no such exercise.
        """
        exercise = self._exercises[item.exercise_id]
        own = "" if item.dose.is_empty else self.dose_text(item)
        mode = self._mode(item, exercise)
        return ExerciseDetail(
            exercise_id=exercise.id,
            name=exercise.name,
            picture=Picture(exercise.id, exercise.position, side=self._shown_side(exercise)),
            facts=self._facts(exercise),
            doses=self._dose_words.choices(exercise),
            dose_key=self._chosen(exercise),
            own_dose=own,
            steps=tuple(
                _side_words(step.text, self._options)
                for step in exercise.steps_for(mode)
                if step.part is not Part.HOLD or step.text
            ),
            safety=exercise.safety,
            cautions=exercise.cautions,
            breath=exercise.breath,
            easier=exercise.easier.text if exercise.easier is not None else "",
            harder=exercise.harder.text if exercise.harder is not None else "",
            targets=self._options.phrases.listed(exercise.targets),
            named_by=tuple((self._words.source(s), name) for s, name in exercise.article_names),
            note=exercise.note,
            off_reason=off_reason,
            credit=CreditWords().line(exercise.credit),
            own_step=self._own_step(item, exercise),
            easier_picture=self._form_picture(exercise, exercise.easier),
            harder_picture=self._form_picture(exercise, exercise.harder),
        )

    def dose_text(self, item: RoutineItem) -> str:
        """Return the dose that a session takes, in a few words."""
        exercise = self._exercises[item.exercise_id]
        if not exercise.profiles:
            return self.tr("as long as you like")
        return self._options.phrases.dose_short(item_dose(item, exercise, self._options))

    def _form_picture(self, exercise: Exercise, form: Form | None) -> Picture | None:
        if form is None or not form.pose:
            return None
        side = self._shown_side(exercise)
        return Picture(exercise.id, exercise.position, pose_to=form.pose, side=side)

    def _own_step(self, item: RoutineItem, exercise: Exercise) -> OwnStepView | None:
        if not exercise.profiles or item.dose.has_numbers:
            return None
        profile = choose_profile(exercise, item.dose, self._options.profiles)
        key = DoseKey(exercise.id, profile.key)
        step = self._options.adjusted.get(key)
        if step is None:
            return None
        return OwnStepView(profile.key, self._step_words.own_step(key, step))

    @staticmethod
    def _shown_side(exercise: Exercise) -> Side | None:
        return None if exercise.sides is Sides.BOTH else Side.LEFT

    def _facts(self, exercise: Exercise) -> tuple[Fact, ...]:
        facts = [
            Fact(self._words.kind(exercise.kind), _KIND_ICONS[exercise.kind]),
            Fact(self._words.position(exercise.position), "person-simple"),
        ]
        if exercise.sides is Sides.EACH:
            facts.append(Fact(self.tr("Each side")))
        elif exercise.sides is Sides.ALTERNATING:
            facts.append(Fact(self.tr("Sides in turn")))
        facts += [Fact(self._words.equipment(one)) for one in exercise.equipment]
        facts += [
            Fact(self.tr("{thing} if you like").format(thing=self._words.equipment(one)))
            for one in exercise.optional_equipment
        ]
        if not exercise.equipment and not exercise.optional_equipment:
            facts.append(Fact(self.tr("No equipment")))
        return tuple(facts)

    def _chosen(self, exercise: Exercise) -> str:
        profile = exercise.profile(self._options.profiles.get(exercise.id, ""))
        if profile is None and exercise.profiles:
            profile = exercise.default_profile
        return profile.key if profile is not None else ""

    def _mode(self, item: RoutineItem, exercise: Exercise) -> str:
        if not exercise.profiles:
            return ""
        return item_dose(item, exercise, self._options).mode


_KIND_ICONS = {
    Kind.STRETCH: "leaf",
    Kind.MOBILITY: "wind",
    Kind.STRENGTH: "barbell",
    Kind.ACTIVATION: "target",
    Kind.AEROBIC: "person-simple-walk",
}


def _side_words(text: str, options: Options) -> str:
    """Name the side that begins, as the first repetition does."""
    side = options.start_side
    return text.replace("{side}", options.phrases.side_name(side)).replace(
        "{other}", options.phrases.side_name(side.other)
    )
