"""Puts exercises and advice into the words that the library shows; no widgets, no files."""

from collections.abc import Collection
from datetime import date

from PySide6.QtCore import QCollator, QCoreApplication, QLocale

from coach.content.articles import Article, HelpPage, Library
from coach.domain.exercise import Exercise, Side, Sides, Source
from coach.domain.exercise_filter import ExerciseFilter, find_exercises, search_words
from coach.domain.routine import Catalogue, RoutineItem
from coach.domain.substitutes import substitute_for
from coach.ui.dates import day_in
from coach.ui.library.view import (
    AdviceCard,
    AdviceLine,
    AdvicePage,
    Found,
    LibraryCard,
    LibraryDetail,
    Mark,
    Sought,
)
from coach.ui.main.detail_presenter import DetailPresenter
from coach.ui.widgets.picture import Picture
from coach.ui.words import Words

ARTICLES = "articles"
"""The page that names the articles; the others are those of the file."""

PAGES = ("avoid", "exercising", "living", ARTICLES)
"""The pages of advice, in order. The signs that a doctor should see have a card of their own."""


class LibraryPresenter:
    """Builds the library's views for one state of catalogue and marks.

    Args:
        catalogue: exercises and routines.
        details: describes single exercises, with the user's doses.
        favourites: ids of the exercises that the user likes.
        not_for_me: ids of the ones that are never suggested.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        details: DetailPresenter,
        favourites: Collection[str] = (),
        not_for_me: Collection[str] = (),
    ) -> None:
        self._catalogue = catalogue
        self._details = details
        self._marked = {
            Mark.FAVOURITE: frozenset(favourites),
            Mark.NOT_FOR_ME: frozenset(not_for_me),
            Mark.OWN: frozenset(one.id for one in catalogue.exercises.values() if not one.builtin),
        }
        self._words = Words()

    def tr(self, text: str) -> str:
        """Translate a literal."""
        return QCoreApplication.translate("LibraryPresenter", text)

    def found(self, sought: Sought) -> Found:
        """Return the cards that fit: by name, or the best matches of the words first."""
        wanted = ExerciseFilter(
            words=sought.words,
            kinds=frozenset() if sought.kind is None else frozenset({sought.kind}),
            positions=frozenset() if sought.position is None else frozenset({sought.position}),
            equipment=frozenset() if sought.equipment is None else frozenset({sought.equipment}),
            regions=frozenset() if sought.region is None else frozenset({sought.region}),
            flare_safe=sought.flare_safe,
        )
        everything = self._catalogue.exercises.values()
        exercises: Collection[Exercise] = everything
        if sought.mark is not None:
            exercises = [one for one in everything if one.id in self._marked[sought.mark]]
        fitting = find_exercises(exercises, wanted)
        if not search_words(sought.words):
            collator = QCollator(QLocale())
            fitting = tuple(sorted(fitting, key=lambda one: collator.sortKey(one.name)))
        return Found(
            cards=tuple(self._card(one) for one in fitting),
            summary=(
                self._words.exercises(len(fitting))
                if fitting
                else self.tr("No exercise fits all of this.")
            ),
            everything=self.tr("All {n}").format(n=len(everything)),
            any_own=bool(self._marked[Mark.OWN]),
        )

    def detail(self, exercise_id: str) -> LibraryDetail:
        """Return one exercise in full."""
        not_for_me = exercise_id in self._marked[Mark.NOT_FOR_ME]
        return LibraryDetail(
            detail=self._details.detail(RoutineItem(exercise_id)),
            favourite=exercise_id in self._marked[Mark.FAVOURITE],
            not_for_me=not_for_me,
            consequence=self._consequence(exercise_id) if not_for_me else "",
            own=exercise_id in self._marked[Mark.OWN],
        )

    def advice(self, library: Library, page_id: str) -> AdvicePage:
        """Return a page of advice (`PAGES`)."""
        if page_id == ARTICLES:
            return self._articles(library)
        return self._advice(library.pages[page_id], library)

    def _card(self, exercise: Exercise) -> LibraryCard:
        favourite = exercise.id in self._marked[Mark.FAVOURITE]
        not_for_me = exercise.id in self._marked[Mark.NOT_FOR_ME]
        position = self._words.position(exercise.position)
        about = self.tr("{kind} · {position}").format(
            kind=self._words.kind(exercise.kind), position=position[:1].lower() + position[1:]
        )
        things = ", ".join(self._words.equipment(one) for one in exercise.equipment)
        parts = [exercise.name, self._words.kind(exercise.kind), position, things]
        if exercise.id in self._marked[Mark.OWN]:
            parts.append(self.tr("your own"))
        if favourite:
            parts.append(self.tr("favourite"))
        if not_for_me:
            parts.append(self.tr("not for me"))
        side = None if exercise.sides is Sides.BOTH else Side.LEFT
        return LibraryCard(
            exercise_id=exercise.id,
            name=exercise.name,
            about=about,
            thing=self._words.equipment(exercise.equipment[0]) if exercise.equipment else "",
            picture=Picture(exercise.id, exercise.position, side=side, close_up=True),
            favourite=favourite,
            not_for_me=not_for_me,
            spoken=", ".join(part for part in parts if part),
        )

    def _consequence(self, exercise_id: str) -> str:
        exercises = self._catalogue.exercises
        unwanted = self._marked[Mark.NOT_FOR_ME]
        found = substitute_for(exercises[exercise_id], exercises.values(), unwanted)
        if found is None:
            return self.tr(
                "It is never suggested, and Back Coach’s own routines leave it out. "
                "Routines of your own stay as you made them."
            )
        return self.tr(
            "It is never suggested, and Back Coach’s own routines leave it out; where it fits, "
            "{name} takes its place. Routines of your own stay as you made them."
        ).format(name=found.name)

    # --- advice -------------------------------------------------------------------------------

    def _advice(self, page: HelpPage, library: Library) -> AdvicePage:
        cards = tuple(
            AdviceCard(
                group.title,
                tuple(
                    AdviceLine(line.text, self._article_name(line.source, library))
                    for line in group.lines
                ),
            )
            for group in page.groups
        )
        return AdvicePage(page.id, page.title, page.intro, cards)

    def _articles(self, library: Library) -> AdvicePage:
        cards = tuple(
            AdviceCard(
                _sentence(self._words.source(article.source)),
                (AdviceLine(article.title, self._written(article)),),
            )
            for article in library.articles.values()
        )
        return AdvicePage(
            ARTICLES,
            self.tr("The articles"),
            self.tr("The exercises and the advice come from these public articles."),
            cards,
        )

    def _article_name(self, source: Source, library: Library) -> str:
        # What no article states is common knowledge, and nobody's.
        return _sentence(self._words.source(source)) if source in library.articles else ""

    def _written(self, article: Article) -> str:
        parts = (article.author, _day(article.published) if article.published is not None else "")
        return ", ".join(part for part in parts if part)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _day(day: date) -> str:
    return day_in("d MMMM yyyy", day)
