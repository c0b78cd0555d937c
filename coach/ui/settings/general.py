"""General settings: the look, and how sessions open."""

from collections.abc import Mapping
from typing import Literal

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from coach.storage.setting_groups import Theme
from coach.ui.settings.panel import Panel
from coach.ui.settings.rows import Row, ValueSlider
from coach.ui.widgets.drop_down import Choice, DropDown
from coach.ui.widgets.look import Look
from coach.ui.widgets.segmented import Segmented

_MOTION: Mapping[bool | Literal["system"], str] = {"system": "system", True: "on", False: "off"}
"""Keys of the control for less motion by the values of the setting."""


class GeneralPanel(Panel):
    """Theme, text, contrast, motion; floor view, waking screen, which screen."""

    def __init__(
        self, look: Look, screens: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        """Make the panel.

        Args:
            look: theme and icons.
            screens: name and description of each connected screen.
            parent: owner.
        """
        super().__init__(look, parent)
        self._screens = dict(screens)
        group = self.group(self.tr("Look"))
        self.theme = Segmented(
            look,
            self.tr("Theme"),
            (
                (Theme.SYSTEM, self.tr("System")),
                (Theme.LIGHT, self.tr("Light")),
                (Theme.DARK, self.tr("Dark")),
            ),
        )
        group.add(Row(look, self.tr("Theme"), "", self.theme, group.card))
        self.text = ValueSlider(
            look, self.tr("Text size"), 100, 200, step=10, words=self.tr("{value} %")
        )
        explanation = self.tr("Rows and buttons grow with it")
        group.add(Row(look, self.tr("Text size"), explanation, self.text, group.card))
        self.contrast = self.switch(
            group,
            self.tr("High contrast"),
            self.tr("Black and white, with thick edges"),
        )
        title = self.tr("Less motion")
        self.motion = Segmented(
            look,
            title,
            (("system", self.tr("System")), ("on", self.tr("On")), ("off", self.tr("Off"))),
        )
        explanation = self.tr("Nothing slides or fades; the figure goes from pose to pose")
        group.add(Row(look, title, explanation, self.motion, group.card))
        group = self.group(self.tr("Sessions"))
        self.floor = self.switch(
            group,
            self.tr("Begin in floor view"),
            self.tr("Digits and words that can be read from the mat"),
        )
        self.awake = self.switch(
            group, self.tr("Keep the screen on"), self.tr("While a session runs")
        )
        title = self.tr("Screen for sessions")
        self.session_screen = DropDown(look, title)
        self._screen_row = group.add(Row(look, title, "", self.session_screen, group.card))
        self.theme.picked.connect(self._take)
        self.text.chosen.connect(self._take)
        self.session_screen.picked.connect(self._take)
        self.motion.picked.connect(self._take)
        for switch in (self.contrast, self.floor, self.awake):
            switch.toggled.connect(self._take)

    def set_screens(self, screens: Mapping[str, str]) -> None:
        """Offer other screens: one has come or gone."""
        self._screens = dict(screens)
        self.fill()

    def fill(self) -> None:
        """Show the settings."""
        display, session = self.settings.display, self.settings.session
        self.theme.show_key(display.theme)
        self.text.show_value(display.text_scale)
        self.contrast.show_checked(display.high_contrast)
        self.motion.show_key(_MOTION[display.reduced_motion])
        self.floor.show_checked(session.floor_view)
        self.awake.show_checked(session.keep_awake)
        choices = [Choice("", self.tr("Where the window is"))]
        choices += [Choice(name, shown) for name, shown in self._screens.items()]
        gone = bool(session.screen) and session.screen not in self._screens
        if gone:
            choices.append(
                Choice(
                    session.screen,
                    self.tr("{name}, not connected").format(name=session.screen),
                )
            )
        self.session_screen.set_choices(choices, session.screen)
        self._screen_row.explain(
            self.tr("Until it is connected again, sessions stay where the window is")
            if gone
            else self.tr("Sessions open there and the window comes back afterwards")
        )

    def _take(self) -> None:
        display = replace(
            self.settings.display,
            theme=Theme(self.theme.key),
            text_scale=self.text.value,
            high_contrast=self.contrast.isChecked(),
            reduced_motion=next(value for value, key in _MOTION.items() if key == self.motion.key),
        )
        session = replace(
            self.settings.session,
            floor_view=self.floor.isChecked(),
            keep_awake=self.awake.isChecked(),
            screen=self.session_screen.key,
        )
        self.give(replace(self.settings, display=display, session=session))
