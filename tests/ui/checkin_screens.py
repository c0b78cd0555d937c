"""Draws the check-ins and suggestions as pictures: `python -m tests.ui.checkin_screens OUT_DIR`.

For looking at, by people; nothing is compared. Further words choose sizes by parts of their names.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget

from coach.content.catalogue import load_catalogue
from coach.domain.phrases import Phrases
from coach.domain.record import PainAnswers
from coach.domain.steps import DoseKey, Variable
from coach.domain.suggestions import Change, Rule, SessionLogged, Suggestion
from coach.resources import resource_path
from coach.ui.checkin.after import AfterQuestion
from coach.ui.checkin.before import BeforeDialog
from coach.ui.checkin.next_day import NextDayDialog, NextDayView
from coach.ui.checkin.suggestion_card import SuggestionCard
from coach.ui.checkin.words import SuggestionView, SuggestionWords
from coach.ui.figure_source import DrawnFigure
from coach.ui.icons import Icons
from coach.ui.main.view import OwnStepView
from coach.ui.session.summary import SummaryDialog
from coach.ui.theme import Appearance, Mode, Theme
from coach.ui.widgets.look import make_look
from coach.ui.widgets.overlay import Overlay
from tests.ui.screens import Bench, make_window, settle
from tests.ui.session_screens import SUMMARY

CASES = (
    ("light-1280x800-100", Mode.LIGHT, 1280, 800, 1.0),
    ("dark-1280x800-100", Mode.DARK, 1280, 800, 1.0),
    ("light-1024x640-100", Mode.LIGHT, 1024, 640, 1.0),
    ("light-1280x800-200", Mode.LIGHT, 1280, 800, 2.0),
    ("dark-1024x640-200", Mode.DARK, 1024, 640, 2.0),
    ("light-640x480-200", Mode.LIGHT, 640, 480, 2.0),
)


def logged(number: int, day: date, *levels: int | None) -> SessionLogged:
    started = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    return SessionLogged(f"s{number}", started, day, True, False, PainAnswers(*levels), ())


THREE = (
    logged(1, date(2026, 11, 14), 3, 2),
    logged(2, date(2026, 11, 17), 2, 2),
    logged(3, date(2026, 11, 20), 3, 1),
)
KNEE = DoseKey("single-knee-to-chest", "000")
BRIDGE = DoseKey("glute-bridge", "004")
HARD = (logged(4, date(2026, 11, 17), 3, 6), logged(5, date(2026, 11, 20), 4, 4, 7))

SUGGESTIONS = {
    "advance": Suggestion(Rule.ADVANCE, (Change(KNEE, Variable.HOLD, 30, 35, 60),), THREE),
    "advance-reps": Suggestion(Rule.ADVANCE, (Change(BRIDGE, Variable.REPS, 8, 10, 12),), THREE),
    "step-back": Suggestion(Rule.STEP_BACK, (Change(KNEE, Variable.HOLD, 35, 30, 30),), HARD[1:]),
    "flare-up": Suggestion(Rule.FLARE_UP, (), HARD),
    "restart": Suggestion(
        Rule.RESTART,
        (Change(BRIDGE, Variable.REPS, 10, 8, 8), Change(KNEE, Variable.HOLD, 65, 30, 30)),
        THREE[:1],
    ),
}


def views() -> dict[str, SuggestionView]:
    words = SuggestionWords(load_catalogue().catalogue.exercises, Phrases())
    found = {name: words.offered(one) for name, one in SUGGESTIONS.items()}
    found["accepted"] = words.answered(SUGGESTIONS["advance"], accepted=True)
    found["refused"] = words.answered(SUGGESTIONS["advance"], accepted=False)
    return found


def dialogs(bench: Bench, window: QWidget) -> Iterator[tuple[str, Overlay]]:
    look, host = bench.look, window
    for name, level in (("none", None), ("3", 3), ("5", 5), ("8", 8)):
        dialog = BeforeDialog(look, host)
        if level is not None:
            dialog.scale.boxes[level].setChecked(True)
        yield f"before-{name}", dialog
    dialog = BeforeDialog(look, host, instead="Gentle start")
    dialog.scale.boxes[10].setChecked(True)
    yield "before-instead", dialog
    next_day = NextDayDialog(look, NextDayView("s", "Everyday back care", ""), host)
    next_day.scale.boxes[7].setChecked(True)
    yield "next-day", next_day
    for name, level, view in (
        ("plain", None, None),
        ("advance", 2, views()["advance"]),
        ("flare-up", 7, views()["flare-up"]),
        ("accepted", 2, views()["accepted"]),
    ):
        summary = SummaryDialog(look, SUMMARY, host)
        question = AfterQuestion(look, summary.content)
        summary.ask(question)
        summary.offer_note()
        card = SuggestionCard(look, summary.content)
        summary.show_card(card)
        if level is not None:
            question.scale.boxes[level].setChecked(True)
        card.show_view(view)
        yield f"after-{name}", summary


def main() -> int:
    out, wanted = Path(sys.argv[1]), sys.argv[2:]
    out.mkdir(parents=True, exist_ok=True)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    app = QApplication([])
    theme = Theme(app)
    icons = Icons()
    icons.load()
    figure = DrawnFigure(resource_path("poses"), "maya", out / "pictures")
    bench = Bench(make_look(theme, icons), load_catalogue().catalogue, figure)
    for tag, mode, width, height, scale in CASES:
        if wanted and not any(one in tag for one in wanted):
            continue
        theme.set_appearance(Appearance(mode, scale, reduced_motion=True))
        window = make_window(bench)
        window.resize(width, height)
        window.show()
        settle(app, 0.3)
        for name, dialog in dialogs(bench, window):
            dialog.open()
            settle(app, 0.05)
            window.grab().save(str(out / f"{name}-{tag}.png"))
            dialog.close_overlay()
            dialog.deleteLater()
        cards = Overlay(bench.look, "Cards", "", window, width=640)
        for view in views().values():
            card = SuggestionCard(bench.look, cards.content)
            card.show_view(view)
            cards.body.addWidget(card)
        cards.open()
        cards.panel.setGeometry(0, 0, width, 1600)
        settle(app, 0.05)
        cards.panel.grab().save(str(out / f"cards-{tag}.png"))
        cards.close_overlay()
        card = SuggestionCard(bench.look)
        window.home.routine.add_card(card)
        card.show_view(views()["advance"])
        step = OwnStepView("000", "Your own step: 35 seconds instead of 30.")
        row = window.home.routine.exercises.current_row()
        assert row is not None
        window.home.detail.show_detail(replace(row.detail, own_step=step))
        settle(app, 0.3)
        window.grab().save(str(out / f"home-{tag}.png"))
        window.close()
        window.deleteLater()
        settle(app, 0.05)
    return 0


if __name__ == "__main__":
    sys.exit(main())
