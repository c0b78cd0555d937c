"""The session's screen: shows a `Display`, and passes on what the person wants."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from coach.domain.display import Display
from coach.domain.exercise import Exercise
from coach.domain.player import Command, PauseReason, Phase
from coach.domain.timeline import Timeline
from coach.ui.session.control_bar import MainAction
from coach.ui.session.dialogs import HurtChoice, HurtOffer
from coach.ui.session.key_map import KeyMap
from coach.ui.session.keys import SessionKeys
from coach.ui.session.overlays import SessionOverlays, has_keyboard
from coach.ui.session.parts import Parts
from coach.ui.session.phase_announcer import PhaseAnnouncer
from coach.ui.session.placement import Placement
from coach.ui.session.showing import Showing, face_of
from coach.ui.widgets.look import Look
from coach.ui.widgets.overlay import Overlay
from coach.ui.widgets.picture import FigureHolder
from coach.ui.widgets.thumbnails import Thumbnails

_COMMAND_OF = {
    MainAction.PAUSE: Command.PAUSE,
    MainAction.RESUME: Command.RESUME,
    MainAction.START_NOW: Command.NEXT,
    MainAction.CONTINUE: Command.RESUME,
}


class SessionView(QWidget):
    """Shows a session; it holds no rule of what happens next.

    `Parts` are its widgets, `Showing` fills them, `Placement` puts them in their places,
    `SessionOverlays` asks questions over them and `PhaseAnnouncer` tells screen readers.

    Signals:
        command_requested: a `Command` for the player.
        mute_requested: True for silence, False for sound.
        hurt_chosen: a `HurtChoice`.
        settings_requested: the settings are wanted; the session stands still for them.
    """

    command_requested = Signal(Command)
    mute_requested = Signal(bool)
    hurt_chosen = Signal(HurtChoice)
    settings_requested = Signal()

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
        self._shown: Display | None = None
        self._reason = PauseReason.USER
        self._muted = False
        self._exercises_done = 0
        self._was_full_screen = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Exercise session"))

        self.parts = Parts(look, figures, thumbnails, self)
        self.keys = SessionKeys(self)
        self._showing = Showing(look, figures, exercises, self.parts)
        self._placement = Placement(look, self, self.parts)
        self._overlays = SessionOverlays(look, self, self.keys)
        self._announcer = PhaseAnnouncer(self)
        self._connect()
        look.theme.changed.connect(self._relayout)

    # --- what the caller says -----------------------------------------------------------------

    @property
    def shown(self) -> Display | None:
        """The moment on screen."""
        return self._shown

    @property
    def is_seen(self) -> bool:
        """Somebody can see it: it is shown, and its window is not minimised."""
        return self.isVisible() and not self.window().isMinimized()

    @property
    def is_floor(self) -> bool:
        """The floor view covers the rest."""
        return self.parts.is_floor

    @property
    def asks(self) -> Overlay | None:
        """The dialog that is open, if any."""
        return self._overlays.uppermost

    def set_timeline(self, timeline: Timeline) -> None:
        """Say which session is shown; comes before its first moment."""
        self._showing.set_timeline(timeline)

    def set_display(self, display: Display) -> None:
        """Show a moment; only what differs is painted again."""
        before, self._shown = self._shown, display
        self._showing.show_moment(display)
        self._show_column(display)
        if before is None or face_of(before) != face_of(display):
            self._change_face(display)
        if (
            before is not None
            and before.phase is Phase.PAUSED
            and display.phase is not Phase.PAUSED
        ):
            self._reason = PauseReason.USER
        self._announcer.show_display(display)

    def set_pause_reason(self, reason: PauseReason) -> None:
        """Say why the session stands still; comes before the display that shows it."""
        self._reason = reason

    def set_exercises_done(self, count: int) -> None:
        """Say how many exercises are finished, for the question whether to end."""
        self._exercises_done = count

    def set_muted(self, muted: bool) -> None:
        """Show whether sound is off."""
        self._muted = muted
        self.parts.bar.set_muted(muted)

    def set_keys(self, keys: KeyMap) -> None:
        """Listen to other keys, and show them on the buttons."""
        self.keys.set_keys(keys)
        self.parts.set_keys(keys)

    def show_notice(self, text: str) -> None:
        """Show a sentence that the session does not stop for."""
        self.parts.notice.show_text(text)
        self._placement.place_notice()

    def show_hurts(self, offer: HurtOffer) -> None:
        """Ask what to do after "That hurts"."""
        self._overlays.ask_hurts(offer)

    def take_keyboard(self) -> None:
        """Put the keyboard where a session that stands still goes on."""
        resume = self.parts.paused_card.resume
        target = resume if resume.isVisible() else self
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def toggle_floor(self) -> None:
        """Change between the floor view and the whole screen of the session."""
        self.set_floor(not self.parts.is_floor)

    def set_floor(self, on: bool) -> None:
        """Show the floor view, full-screen, or leave it."""
        parts = self.parts
        if on == parts.is_floor:
            return
        if on:
            self._was_full_screen = self.window().isFullScreen()
            if self._shown is not None:
                parts.floor.show_display(self._shown)
            parts.floor.setGeometry(self.rect())
            parts.floor.raise_()
            parts.notice.raise_()
            parts.floor.show()
            self._set_full_screen(True)
            # What lies behind must not take the keyboard.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            parts.floor.hide()
            self._set_full_screen(self._was_full_screen)
        for part in (parts.top, parts.bar):
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
        if not self.window().isMinimized() and not event.spontaneous():
            self.set_floor(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page."""
        QPainter(self).fillRect(self.rect(), self._look.theme.tokens.bg)

    # --- wishes -------------------------------------------------------------------------------

    def _connect(self) -> None:
        keys, parts = self.keys, self.parts
        keys.command.connect(self.command_requested)
        keys.main.connect(self._on_main)
        keys.play_pause.connect(self._on_play_pause)
        keys.mute.connect(self._on_mute)
        keys.floor.connect(self.toggle_floor)
        keys.full_screen.connect(self._on_full_screen)
        keys.end.connect(self._ask_end)
        keys.settings.connect(self._ask_settings)
        parts.top.settings.clicked.connect(self._ask_settings)
        parts.top.floor.clicked.connect(self.toggle_floor)
        parts.top.end.clicked.connect(self._ask_end)
        parts.floor.left.connect(self.toggle_floor)
        bar, card = parts.bar, parts.paused_card
        bar.main.clicked.connect(self._on_main)
        bar.mute.clicked.connect(self._on_mute)
        card.resume.clicked.connect(self._on_main)
        card.end.clicked.connect(self._ask_end)
        self._overlays.command_requested.connect(self.command_requested)
        self._overlays.hurt_chosen.connect(self.hurt_chosen)
        self._overlays.covered.connect(self._on_covered)
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
        self.command_requested.emit(_COMMAND_OF[self.parts.bar.action])

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
        if self._shown is not None:
            self._overlays.ask_end(self._shown, self._exercises_done)

    @Slot()
    def _ask_settings(self) -> None:
        if self._shown is None or self._shown.phase is Phase.FINISHED:
            return
        self.command_requested.emit(Command.PAUSE)
        self.settings_requested.emit()

    def _set_full_screen(self, on: bool) -> None:
        window = self.window()
        state = window.windowState()
        full = Qt.WindowState.WindowFullScreen
        window.setWindowState(state | full if on else state & ~full)

    # --- showing ------------------------------------------------------------------------------

    @Slot()
    def _relayout(self) -> None:
        if self.width() < 2 or self.height() < 2:
            return
        self._placement.place(self._shown)
        self._overlays.raise_all()
        if self._shown is not None:
            self._show_column(self._shown)

    def _show_column(self, display: Display) -> None:
        place = self._placement
        if place.shows_setup(display):
            self.parts.lead.show_display(
                display, named=place.setup_covers_stage, dosed=not place.has_dose_card
            )
        else:
            self._showing.show_countdown(display)

    def _change_face(self, display: Display) -> None:
        self._showing.show_face(display)
        paused = display.phase is Phase.PAUSED
        if paused:
            self.parts.paused_card.show_reason(self._reason, display)
        self._relayout()
        self._show_paused_card()

    @Slot()
    def _on_covered(self) -> None:
        # Where a dialog has given the keyboard back to a button, it stays there.
        self._show_paused_card(takes_keyboard=self.hasFocus())

    def _show_paused_card(self, *, takes_keyboard: bool = True) -> None:
        """Show the card of a pause; a dialog takes its place, rather than lie on top of it."""
        card = self.parts.paused_card
        paused = self._shown is not None and self._shown.phase is Phase.PAUSED
        shown = paused and not self.parts.is_floor and self.asks is None
        if shown == (not card.isHidden()):
            return
        had_focus = has_keyboard(card)
        card.setVisible(shown)
        self._placement.place_notice()
        if shown:
            if takes_keyboard:
                card.resume.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
