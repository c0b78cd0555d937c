"""What the window looks like now: colours, type and motion, followed by every widget."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QToolTip

from coach.ui.fonts import Role, load_fonts, make_font
from coach.ui.tokens import (
    DARK,
    HIGH_CONTRAST_DARK,
    HIGH_CONTRAST_LIGHT,
    LIGHT,
    Tokens,
)


class Mode(StrEnum):
    """Which colour scheme is used."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Appearance:
    """What the user chose.

    Attributes:
        mode: the colour scheme.
        text_scale: size of text, 1.0 to 2.0.
        reduced_motion: nothing moves but what must; None as the system wants it.
        high_contrast: black and white, thick borders.
    """

    mode: Mode = Mode.SYSTEM
    text_scale: float = 1.0
    reduced_motion: bool | None = None
    high_contrast: bool = False

    def __post_init__(self) -> None:
        if not 1.0 <= self.text_scale <= 2.0:
            raise ValueError(f"text scale must be from 1.0 to 2.0, not {self.text_scale}")


class Theme(QObject):
    """The look in force; widgets read it when they paint and follow `changed`.

    It sets the application's style, palette and font. There is one, made before any widget and
    handed to each.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        appearance: Appearance | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent or app)
        self._app = app
        self._appearance = appearance or Appearance()
        self._system_reduces_motion = False
        self._fonts: dict[Role, QFont] = {}
        load_fonts()
        if app.style().name() != "fusion":
            app.setStyle(QStyleFactory.create("Fusion"))
        hints = QGuiApplication.styleHints()
        self._request_scheme()
        self._tokens = self._pick_tokens()
        self._apply()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return self._tokens

    @property
    def appearance(self) -> Appearance:
        """What the user chose."""
        return self._appearance

    @property
    def text_scale(self) -> float:
        """Size of text, 1.0 to 2.0."""
        return self._appearance.text_scale

    @property
    def reduced_motion(self) -> bool:
        """True if nothing moves but what must."""
        chosen = self._appearance.reduced_motion
        return self._system_reduces_motion if chosen is None else chosen

    def set_appearance(self, appearance: Appearance) -> None:
        """Take over what the user chose; everything follows at once."""
        if appearance == self._appearance:
            return
        self._appearance = appearance
        self._request_scheme()
        self._refresh()

    @Slot(bool)
    def follow_motion(self, reduced: bool) -> None:
        """Take over whether the system wants less motion; what the user chose goes before it."""
        before = self.reduced_motion
        self._system_reduces_motion = reduced
        if self.reduced_motion is not before:
            self.changed.emit()

    def font(self, role: Role, *, px: float | None = None) -> QFont:
        """Return the font of a kind of text at the user's text size.

        Args:
            role: the kind of text.
            px: size that replaces the role's and ignores the text size; for text that grows
                with the window.
        """
        if px is not None:
            return make_font(role.value, px=px)
        if role not in self._fonts:
            self._fonts[role] = make_font(role.value, self.text_scale)
        return self._fonts[role]

    def line_height(self, role: Role) -> float:
        """Return the height of a line of a kind of text, in logical pixels."""
        return role.value.px * role.value.line * self.text_scale

    def scaled(self, px: float) -> int:
        """Return a length that grows with the text (icons beside text, heights of rows)."""
        return round(px * self.text_scale)

    def motion(self, ms: int) -> int:
        """Return the length of an animation: as given, or 0 where motion is reduced."""
        return 0 if self.reduced_motion else ms

    def _request_scheme(self) -> None:
        hints = QGuiApplication.styleHints()
        wanted = {
            Mode.SYSTEM: Qt.ColorScheme.Unknown,
            Mode.LIGHT: Qt.ColorScheme.Light,
            Mode.DARK: Qt.ColorScheme.Dark,
        }[self._appearance.mode]
        # Native title bars and file dialogs follow this.
        hints.setColorScheme(wanted)

    def _pick_tokens(self) -> Tokens:
        hints = QGuiApplication.styleHints()
        mode = self._appearance.mode
        dark = (
            hints.colorScheme() is Qt.ColorScheme.Dark if mode is Mode.SYSTEM else mode is Mode.DARK
        )
        forced = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
        if self._appearance.high_contrast or forced:
            return HIGH_CONTRAST_DARK if dark else HIGH_CONTRAST_LIGHT
        return DARK if dark else LIGHT

    def _follow_system(self) -> None:
        if self._pick_tokens() is not self._tokens:
            self._refresh()

    def _refresh(self) -> None:
        self._fonts.clear()
        self._tokens = self._pick_tokens()
        self._apply()
        self.changed.emit()

    def _apply(self) -> None:
        palette = palette_of(self._tokens)
        self._app.setPalette(palette)
        self._app.setFont(self.font(Role.BODY))
        QToolTip.setPalette(palette)
        QToolTip.setFont(self.font(Role.SMALL))


def field_palette(palette: QPalette, tokens: Tokens) -> QPalette:
    """Return the palette of a field that paints its own ground, so that Qt paints none."""
    palette = QPalette(palette)
    palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
    palette.setColor(QPalette.ColorRole.Text, tokens.text)
    palette.setColor(QPalette.ColorRole.PlaceholderText, tokens.hint)
    return palette


def palette_of(tokens: Tokens) -> QPalette:
    """Return the palette that Qt's own parts are drawn with."""
    palette = QPalette()
    role = QPalette.ColorRole
    for key, colour in (
        (role.Window, tokens.bg),
        (role.WindowText, tokens.text),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.sunk),
        (role.Text, tokens.text),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.on_accent),
        (role.PlaceholderText, tokens.hint),
        (role.Highlight, tokens.accent),
        (role.Accent, tokens.accent),
        (role.HighlightedText, tokens.on_accent),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.ToolTipBase, tokens.surface),
        (role.ToolTipText, tokens.text),
        (role.Mid, tokens.ctl),
        (role.Midlight, tokens.line),
        (role.Light, tokens.surface),
        (role.Dark, tokens.ctl),
        (role.Shadow, tokens.shadow),
    ):
        palette.setColor(key, colour)
    disabled = QPalette.ColorGroup.Disabled
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(disabled, key, tokens.text3)
    return palette
