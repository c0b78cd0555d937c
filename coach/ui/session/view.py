"""The session's screen: shows a `Display`, and passes on what the person wants."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.domain.display import Display
from coach.domain.exercise import Exercise
from coach.domain.player import Command, PauseReason, Phase
from coach.domain.timeline import SegmentKind, Timeline
from coach.ui.announce import Announcer
from coach.ui.fonts import Role
from coach.ui.session.caption import Caption
from coach.ui.session.control_bar import ControlBar, MainAction
from coach.ui.session.counters import CardFact, FactsCard, rep_dots
from coach.ui.session.dialogs import EndDialog, HurtChoice, HurtOffer, HurtsDialog
from coach.ui.session.floor_view import FloorView
from coach.ui.session.geometry import Geometry, Shape, arrange, shape_of
from coach.ui.session.key_map import KeyMap
from coach.ui.session.keys import SessionKeys
from coach.ui.session.next_card import NextCard
from coach.ui.session.notice import Notice
from coach.ui.session.paused_card import SHADOW, PausedCard
from coach.ui.session.ring import Ring
from coach.ui.session.setup_panel import Lead, SetupPanel
from coach.ui.session.side_box import SideBox
from coach.ui.session.top_bar import TopBar
from coach.ui.tokens import Ink
from coach.ui.widgets.doctor_card import DoctorCard
from coach.ui.widgets.icon_view import IconView
from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.picture import FigureHolder, Picture
from coach.ui.widgets.stage import Stage
from coach.ui.widgets.thumbnails import Thumbnails

_LEAST_CAPTION_PX = 18.0
"""In the smallest windows long words shrink to this size rather than run out of the window."""

_COMMAND_OF = {
    MainAction.PAUSE: Command.PAUSE,
    MainAction.RESUME: Command.RESUME,
    MainAction.START_NOW: Command.NEXT,
    MainAction.CONTINUE: Command.RESUME,
}


class SessionView(QWidget):
    """Shows a session; it holds no rule of what happens next.

    Signals:
        command_requested: a `Command` for the player.
        mute_requested: True for silence, False for sound.
        hurt_chosen: a `HurtChoice`.
    """

    command_requested = Signal(Command)
    mute_requested = Signal(bool)
    hurt_chosen = Signal(HurtChoice)

    def __init__(
        self,
        look: Look,
        figures: FigureHolder,
        thumbnails: Thumbnails,
        exercises: Mapping[str, Exercise],
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty view.

        Args:
            look: theme and icons.
            figures: who draws the figure.
            thumbnails: small pictures.
            exercises: the library, by id.
            parent: owner.
        """
        super().__init__(parent)
        self._look = look
        self._figures = figures
        self._exercises = exercises
        self._shown: Display | None = None
        self._timeline: Timeline | None = None
        self._reason = PauseReason.USER
        self._muted = False
        self._exercises_done = 0
        self._was_full_screen = False
        self._paused_to_ask = False
        self._overlays: list[Overlay] = []
        self._announcer = Announcer(self)
        self._announced: tuple[object, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Exercise session"))

        self.top = TopBar(look, self)
        self.stage = Stage(look, figures, parent=self)
        self._kicker = Paragraph(
            look, self.tr("Next, get into position"), Role.BODY, Ink.TEXT2, parent=self
        )
        self._title = Paragraph(look, "", Role.PAGE_TITLE, parent=self)
        self.caption = Caption(look, self)
        self.ring = Ring(look, parent=self)
        self.side = SideBox(look, self)
        self.counters = FactsCard(look, self)
        self.upcoming = NextCard(look, thumbnails, self)
        self.lead = Lead(look, self)
        self.setup = SetupPanel(look, self)
        self.dose = FactsCard(look, self)
        self._done = IconView(look, "check", 64, Ink.ACCENT, disc=132, parent=self)
        self.paused_card = PausedCard(look, self)
        self.bar = ControlBar(look, self)
        self.notice = Notice(look, self)
        self.floor = FloorView(look, self)
        self.floor.hide()
        self.keys = SessionKeys(self)
        self._geometry: Geometry | None = None
        self._connect()
        self._order_focus()
        look.theme.changed.connect(self._relayout)

    # --- what the caller says -----------------------------------------------------------------

    @property
    def shown(self) -> Display | None:
        """The moment on screen."""
        return self._shown

    @property
    def is_floor(self) -> bool:
        """The floor view is on."""
        return not self.floor.isHidden()

    @property
    def is_seen(self) -> bool:
        """Somebody can see it: it is shown, and its window is not minimised."""
        return self.isVisible() and not self.window().isMinimized()

    @property
    def asks(self) -> Overlay | None:
        """The dialog that is open, if any."""
        return self._overlays[-1] if self._overlays else None

    def set_timeline(self, timeline: Timeline) -> None:
        """Say which session is shown; comes before its first moment."""
        self._timeline = timeline

    def set_display(self, display: Display) -> None:
        """Show a moment; only what differs is painted again."""
        before, self._shown = self._shown, display
        paused = display.phase is Phase.PAUSED
        self.top.show_display(display)
        self._show_stage(display)
        self.caption.show_text(display.caption)
        self._show_column(display, paused=paused)
        self.bar.set_action(_action(display))
        self.bar.set_can_extend(display.can_extend)
        if self.is_floor:
            self.floor.show_display(display)
        if before is None or self._face(before) != self._face(display):
            self._change_face(display)
        if before is not None and before.phase is Phase.PAUSED and not paused:
            self._reason = PauseReason.USER
        self._announce(display)

    def set_pause_reason(self, reason: PauseReason) -> None:
        """Say why the session stands still; comes before the display that shows it."""
        self._reason = reason

    def set_exercises_done(self, count: int) -> None:
        """Say how many exercises are finished, for the question whether to end."""
        self._exercises_done = count

    def set_muted(self, muted: bool) -> None:
        """Show whether sound is off."""
        self._muted = muted
        self.bar.set_muted(muted)

    def set_keys(self, keys: KeyMap) -> None:
        """Listen to other keys, and show them on the buttons."""
        self.keys.set_keys(keys)
        self.bar.set_keys(keys)
        self.top.set_keys(keys)
        self.paused_card.set_keys(keys)
        self.floor.set_keys(keys)

    def show_notice(self, text: str) -> None:
        """Show a sentence that the session does not stop for."""
        self.notice.show_text(text)
        self._place_notice()

    def show_hurts(self, offer: HurtOffer) -> None:
        """Ask what to do after "That hurts"."""
        dialog = HurtsDialog(self._look, offer, self)
        dialog.chosen.connect(self._on_hurt_choice)
        self.open_overlay(dialog)

    @Slot()
    def show_doctor(self) -> None:
        """Show the warning signs."""
        self.open_overlay(DoctorCard(self._look, self))

    def open_overlay(self, overlay: Overlay) -> None:
        """Show a dialog over the session; the session's keys rest while it is open."""
        self._overlays.append(overlay)
        self.keys.set_active(False)
        overlay.closed.connect(self._on_overlay_closed)
        overlay.open()

    @Slot()
    def toggle_floor(self) -> None:
        """Change between the floor view and the whole screen of the session."""
        self.set_floor(not self.is_floor)

    def set_floor(self, on: bool) -> None:
        """Show the floor view, full-screen, or leave it."""
        if on == self.is_floor:
            return
        window = self.window()
        if on:
            self._was_full_screen = window.isFullScreen()
            if self._shown is not None:
                self.floor.show_display(self._shown)
            self.floor.setGeometry(self.rect())
            self.floor.raise_()
            self.notice.raise_()
            self.floor.show()
            self._set_full_screen(True)
            # What lies behind must not take the keyboard.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.floor.hide()
            self._set_full_screen(self._was_full_screen)
        for part in (self.top, self.bar):
            part.setEnabled(not on)
        if self._shown is not None:
            self._change_face(self._shown)

    # --- events -------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything."""
        super().resizeEvent(event)
        self._relayout()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave full screen with the session."""
        super().hideEvent(event)
        if self.is_floor and not self.window().isMinimized() and not event.spontaneous():
            self.set_floor(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page."""
        QPainter(self).fillRect(self.rect(), self._look.theme.tokens.bg)

    # --- wishes -------------------------------------------------------------------------------

    def _connect(self) -> None:
        keys = self.keys
        keys.command.connect(self.command_requested)
        keys.main.connect(self._on_main)
        keys.play_pause.connect(self._on_play_pause)
        keys.mute.connect(self._on_mute)
        keys.floor.connect(self.toggle_floor)
        keys.full_screen.connect(self._on_full_screen)
        keys.end.connect(self._ask_end)
        self.top.floor.clicked.connect(self.toggle_floor)
        self.top.end.clicked.connect(self._ask_end)
        self.floor.left.connect(self.toggle_floor)
        bar, card = self.bar, self.paused_card
        bar.main.clicked.connect(self._on_main)
        bar.mute.clicked.connect(self._on_mute)
        card.resume.clicked.connect(self._on_main)
        card.end.clicked.connect(self._ask_end)
        self._wishes = {
            bar.back: Command.BACK,
            bar.next: Command.NEXT,
            bar.extend: Command.EXTEND,
            bar.repeat: Command.REPEAT,
            bar.hurts: Command.HURTS,
            card.again: Command.REPEAT,
            card.over: Command.RESTART,
            card.skip: Command.NEXT,
        }
        for button in self._wishes:
            button.clicked.connect(self._on_wish)

    @Slot()
    def _on_wish(self) -> None:
        sender = self.sender()
        for button, wish in self._wishes.items():
            if button is sender:
                self.command_requested.emit(wish)

    @Slot()
    def _on_main(self) -> None:
        self.command_requested.emit(_COMMAND_OF[self.bar.action])

    @Slot()
    def _on_play_pause(self) -> None:
        paused = self._shown is not None and self._shown.phase is Phase.PAUSED
        self.command_requested.emit(Command.RESUME if paused else Command.PAUSE)

    @Slot()
    def _on_mute(self) -> None:
        self.set_muted(not self._muted)
        self.mute_requested.emit(self._muted)

    @Slot()
    def _on_full_screen(self) -> None:
        self._set_full_screen(not self.window().isFullScreen())

    @Slot()
    def _ask_end(self) -> None:
        if self._overlays or self._shown is None or self._shown.phase is Phase.FINISHED:
            return
        display = self._shown
        self._paused_to_ask = display.phase is not Phase.PAUSED
        if self._paused_to_ask:
            self.command_requested.emit(Command.PAUSE)
        dialog = EndDialog(self._look, self._exercises_done, display.exercise_count, self)
        dialog.ended.connect(self._on_end)
        dialog.kept.connect(self._on_kept)
        self.open_overlay(dialog)

    @Slot()
    def _on_end(self) -> None:
        self.command_requested.emit(Command.END)

    @Slot()
    def _on_kept(self) -> None:
        if self._paused_to_ask:
            self.command_requested.emit(Command.RESUME)

    @Slot(HurtChoice)
    def _on_hurt_choice(self, choice: HurtChoice) -> None:
        if choice is HurtChoice.DOCTOR:
            self.show_doctor()
        self.hurt_chosen.emit(choice)

    @Slot()
    def _on_overlay_closed(self) -> None:
        for overlay in tuple(self._overlays):
            if overlay.isHidden():
                self._overlays.remove(overlay)
                overlay.deleteLater()
        if not self._overlays:
            self.keys.set_active(True)
            if not _within(self, self.window()):
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_full_screen(self, on: bool) -> None:
        window = self.window()
        state = window.windowState()
        full = Qt.WindowState.WindowFullScreen
        window.setWindowState(state | full if on else state & ~full)

    # --- showing ------------------------------------------------------------------------------

    def _show_stage(self, display: Display) -> None:
        exercise = self._exercises.get(display.exercise_id)
        if exercise is None:
            self.stage.show_picture(None)
            return
        drawer = self._figures.drawer_of(exercise.id)
        moment = None
        if drawer is not None and self._timeline is not None:
            moment = drawer.at(
                self._timeline,
                display.position_ms,
                reduced_motion=self._look.theme.reduced_motion,
            )
        self.stage.show_picture(
            Picture(exercise.id, exercise.position, side=display.side, moment=moment)
        )

    def _show_column(self, display: Display, *, paused: bool) -> None:
        if self._shows_setup(display):
            place = self._geometry
            self.lead.show_display(
                display,
                named=place is not None and _covers(place),
                dosed=place is not None and place.dose.isEmpty(),
            )
            return
        self.ring.set_text(display.digits, display.phase_word, display.unit)
        self.ring.set_fraction(display.fraction_left)
        self.ring.set_paused(paused)
        self.side.show_side(display.side, display.side_title, display.side_detail, paused=paused)

    def _shows_setup(self, display: Display) -> bool:
        """Tell whether the steps of a set-up take the place of countdown and side."""
        place = self._geometry
        return _is_setup(display) and (place is None or place.shape is not Shape.TINY)

    def _face(self, display: Display) -> tuple[object, ...]:
        """Return all that changes with a phase or a repetition, not with time."""
        return (
            display.phase,
            display.kind,
            display.exercise_id,
            display.exercise_name,
            display.rep,
            display.reps,
            display.set_number,
            display.sets,
            display.next_title,
            display.next_detail,
            display.setup,
        )

    def _change_face(self, display: Display) -> None:
        setup = _is_setup(display)
        self._title.setText(display.exercise_name or display.phase_word)
        self.stage.setAccessibleName(self._title.text())
        self.counters.set_facts(
            CardFact(
                display.rep_word,
                self.tr("{n} of {all}").format(n=max(1, display.rep), all=display.reps),
                rep_dots(display.rep, display.reps),
            ),
            CardFact(
                self.tr("Set"),
                self.tr("{n} of {all}").format(n=max(1, display.set_number), all=display.sets),
            ),
        )
        upcoming = self._exercises.get(display.next_exercise_id)
        self.upcoming.show_next(
            display.next_title,
            display.next_detail,
            None if upcoming is None else Picture(upcoming.id, upcoming.position, close_up=True),
        )
        if setup:
            self.setup.show_setup(display.setup, display.safety)
            self.dose.set_facts(
                CardFact(self.tr("Do"), display.dose_text),
                CardFact(self.tr("Sides"), display.sides_text),
            )
        paused = display.phase is Phase.PAUSED
        if paused:
            self.paused_card.show_reason(self._reason, display)
        self._relayout()
        self._show_paused_card(paused and not self.is_floor)

    def _show_paused_card(self, shown: bool) -> None:
        card = self.paused_card
        if shown == (not card.isHidden()):
            return
        had_focus = _within(card, self.window())
        card.setVisible(shown)
        self._place_notice()
        if shown:
            card.raise_()
            self.notice.raise_()
            for overlay in self._overlays:
                overlay.raise_()
            if not self._overlays:
                card.resume.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _announce(self, display: Display) -> None:
        state = (
            display.phase,
            display.kind,
            display.exercise_name,
            display.side,
            display.set_number,
        )
        if state == self._announced:
            return
        self._announced = state
        if display.phase is Phase.PAUSED:
            words = [self.tr("Paused")]
        elif display.kind is SegmentKind.TRANSITION:
            words = [display.phase_word, display.exercise_name]
        elif display.side is not None:
            words = [display.phase_word, display.side_title, display.side_detail]
        else:
            words = [display.phase_word]
        self._announcer.announce(", ".join(word for word in words if word))

    # --- placing ------------------------------------------------------------------------------

    def _relayout(self) -> None:
        if self.width() < 2 or self.height() < 2:
            return
        theme = self._look.theme
        scale = theme.text_scale
        shape = shape_of(self.width(), self.height(), scale)
        margin = {Shape.COLUMN: 32, Shape.TINY: 16}.get(shape, 20)
        self.bar.set_shape(margin, shape)
        place = arrange(
            self.width(),
            self.height(),
            scale,
            self.bar.height_for(self.width()),
            self.counters.heightForWidth,
            self.dose.heightForWidth,
        )
        self._geometry = place
        self.top.set_margin(margin)
        setup = self._shown is not None and self._shows_setup(self._shown)
        work = not setup and self._shown is not None and bool(self._shown.exercise_id)
        # Without a stage the exercise is named where its side is later.
        named = place.shape is Shape.TINY and (not work or self._is_transition)
        for part, box, belongs in (
            (self.top, place.top, True),
            (
                self.stage,
                place.stage,
                place.stage.width() >= 120 and not (setup and _covers(place)),
            ),
            (self.ring, place.ring, not setup),
            (self.side, place.side, work and not named),
            (self.counters, place.counters, work),
            (self.upcoming, place.upcoming, work),
            (self.lead, place.lead, setup),
            (self.setup, place.steps, setup),
            (self.dose, place.dose, setup),
            (self.bar, place.bar, True),
        ):
            part.setVisible(belongs and not box.isEmpty())
            if not box.isEmpty():
                part.setGeometry(box)
        self.side.set_growth(place.growth)
        self.setup.set_growth(place.growth)
        if self._shown is not None:
            self._show_column(self._shown, paused=self._shown.phase is Phase.PAUSED)
        if place.shape is Shape.TINY:
            self._place_name(place, shown=named)
        else:
            self._place_title(place, setup=setup)
        self._done.setVisible(not setup and not work and self.stage.isVisibleTo(self))
        self._done.move(place.stage.center() - self._done.rect().center())
        self.floor.setGeometry(self.rect())
        self._place_paused(place)
        self._place_notice()

    @property
    def _is_transition(self) -> bool:
        return self._shown is not None and self._shown.kind is SegmentKind.TRANSITION

    def _place_name(self, place: Geometry, *, shown: bool) -> None:
        """Put the title into the place of the side, as large as fits there."""
        box, scale = place.side, self._look.theme.text_scale
        px = 22.0 * scale
        self._title.set_pixel_size(px)
        while px > 16.0 and self._title.heightForWidth(box.width()) > box.height():
            px -= 1.0
            self._title.set_pixel_size(px)
        height = self._title.heightForWidth(box.width())
        self._title.setGeometry(
            box.x(), box.y() + (box.height() - height) // 2, box.width(), height
        )
        self._title.setVisible(shown)
        self._kicker.hide()
        box = place.caption
        self.caption.set_box(box, box.height(), place.growth, _LEAST_CAPTION_PX)
        self.caption.raise_()

    def _place_title(self, place: Geometry, *, setup: bool) -> None:
        stage, scale = place.stage, self._look.theme.text_scale
        narrow = place.shape is Shape.NARROW
        inset = 36 if place.shape is Shape.COLUMN else 20
        self._title.set_pixel_size(
            {
                Shape.COLUMN: 36.0 * scale * place.growth,
                Shape.BESIDE: 30.0 * scale,
                Shape.NARROW: 22.0 * scale,
            }[place.shape]
        )
        self._kicker.set_pixel_size(
            {Shape.COLUMN: 20.0 * scale * place.growth}.get(place.shape, 17.0 * scale)
        )
        width = max(60, stage.width() - 2 * inset)
        y = stage.y() + (inset - 8 if place.shape is Shape.COLUMN else 12)
        # The line over the title keeps its room, so that figure and title stay where they are.
        self._kicker.setVisible(setup and not narrow)
        if not narrow:
            height = self._kicker.heightForWidth(width)
            self._kicker.setGeometry(stage.x() + inset, y, width, height)
            y += height if setup else 0
        height = self._title.heightForWidth(width)
        self._title.setGeometry(stage.x() + inset, y, width, height)
        self._title.setVisible(not self.stage.isHidden())
        caption_room = 0 if narrow else place.caption.height() + 24
        reserved = 0 if narrow else self._kicker.height()
        top = self._title.height() + reserved + (12 if narrow else inset - 8)
        self.stage.set_inset(12, min(top, stage.height() // 2), 12, caption_room)
        most = place.caption.height() if narrow else round(stage.height() * 0.42)
        self.caption.set_box(place.caption, most, place.growth)
        for label in (self._kicker, self._title, self.caption):
            label.raise_()

    def _place_paused(self, place: Geometry) -> None:
        room = place.stage
        if not room.isEmpty():
            between = QRect(room)
            between.setTop(self._title.geometry().bottom() + 8)
            if place.shape is not Shape.NARROW:
                between.setBottom(self.caption.y() - 8)
            if self.paused_card.whole_height(between.width()) <= between.height():
                room = between
        if room.width() < 420 * self._look.theme.text_scale:
            bottom = place.bar.y()
            room = QRect(0, place.top.height(), self.width(), bottom - place.top.height())
        self.paused_card.place(room)
        self.paused_card.raise_()
        if self.is_floor:
            self.floor.raise_()
        self.notice.raise_()
        for overlay in self._overlays:
            overlay.raise_()

    def _place_notice(self) -> None:
        """Put the notice where it covers least of what counts and of what is to be done."""
        place = self._geometry
        whole = self.rect().adjusted(12, 4, -12, -4)
        if place is None or self.is_floor:
            self.notice.place(whole)
            return
        rooms = [whole]
        if place.shape in (Shape.COLUMN, Shape.BESIDE):
            # Over the figure, if it can be.
            room = place.stage.adjusted(12, 0, -12, 0)
            room.setTop(self._title.geometry().bottom() + 8)
            rooms.insert(0, room)
        elif place.shape is Shape.TINY:
            low = QRect(whole)
            low.setTop(whole.bottom() + 1 - self.notice.box(whole).height())
            rooms.append(low)
        card = self.paused_card
        kept = (
            [card.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)]
            if not card.isHidden()
            else [
                part.geometry()
                for part in (self.ring, self.lead, self.caption)
                if not part.isHidden()
            ]
        )
        self.notice.place(min(rooms, key=lambda room: self._covered(room, kept)))

    def _covered(self, room: QRect, kept: list[QRect]) -> int:
        """Return how much of what is to stay in sight a notice would cover, in square px."""
        notice = self.notice.box(room)
        parts = (one.intersected(notice) for one in kept)
        return sum(part.width() * part.height() for part in parts if not part.isEmpty())

    def _order_focus(self) -> None:
        card = self.paused_card
        chain: list[QWidget] = [
            self,
            self.top.floor,
            self.top.end,
            card.resume,
            card.again,
            card.over,
            card.skip,
            card.end,
            *self.bar.buttons(),
        ]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)


def _covers(place: Geometry) -> bool:
    """Tell whether the set-up of a transition takes the stage's place."""
    return place.lead.x() <= place.stage.x()


def _within(part: QWidget, window: QWidget) -> bool:
    """Tell whether the keyboard is in a part of a window; a hidden widget may still be named."""
    focused: QWidget | None = window.focusWidget()
    if focused is None or focused.isHidden() or not focused.isVisibleTo(window):
        return False
    return focused is part or part.isAncestorOf(focused)


def _is_setup(display: Display) -> bool:
    return display.kind is SegmentKind.TRANSITION and bool(display.setup)


def _action(display: Display) -> MainAction:
    if display.phase is Phase.PAUSED:
        return MainAction.RESUME
    if display.phase is Phase.WAITING:
        return MainAction.CONTINUE
    if display.kind is SegmentKind.TRANSITION and display.exercise_id:
        return MainAction.START_NOW
    return MainAction.PAUSE
