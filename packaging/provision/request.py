"""What was asked for on the command line, and whether that takes a screen."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from provision.errors import NoScreenError

# The program's own options that take a value: the word after them is no subcommand.
_OPTIONS_WITH_VALUE = frozenset({"--routine", "--data-dir"})
_SCREENLESS_OPTIONS = frozenset({"-h", "--help", "--version"})
# Qt's drawing targets that are not a desktop's screen.
_SCREENLESS_PLATFORMS = frozenset({"offscreen", "minimal", "vnc", "linuxfb", "eglfs"})

USAGE = """\
packaging/run.py installs Back Coach into this folder and starts it. Its own options come first:
  --test           install, then pass all checks and tests; what follows goes to pytest
  --natural-voice  also install the natural voice (about 130 MB more); once is enough
  --set-up-only    install and stop
  --no-system      never install system packages; print the command instead
Everything else goes to back-coach:
"""


@dataclass(frozen=True, slots=True)
class Request:
    """One call of the set-up.

    Attributes:
        test: pass the checks and tests instead of starting the program.
        natural_voice: install the optional natural voice too.
        set_up_only: stop after the installation.
        may_install: system packages may be installed where the user has the right to.
        rest: arguments for the program, or for pytest.
    """

    test: bool = False
    natural_voice: bool = False
    set_up_only: bool = False
    may_install: bool = True
    rest: tuple[str, ...] = ()

    @property
    def wants_help(self) -> bool:
        """The program's help was asked for."""
        return not self.test and bool({"-h", "--help"}.intersection(self.rest[:1]))

    @property
    def wants_window(self) -> bool:
        """The program will open a window: no subcommand, help or version is among the rest."""
        if self.test or self.set_up_only or _SCREENLESS_OPTIONS.intersection(self.rest):
            return False
        words = iter(self.rest)
        for word in words:
            if word in _OPTIONS_WITH_VALUE:
                next(words, None)
            elif not word.startswith("-"):
                return False
        return True


def parse(arguments: Sequence[str]) -> Request:
    """Read the set-up's own options, which come first; the rest is left as it is."""
    own: set[str] = set()
    known = {"--test", "--natural-voice", "--set-up-only", "--no-system"}
    rest = list(arguments)
    while rest and rest[0] in known:
        own.add(rest.pop(0))
    if rest and rest[0] == "--":
        rest.pop(0)
    return Request(
        test="--test" in own,
        natural_voice="--natural-voice" in own,
        set_up_only="--set-up-only" in own,
        may_install="--no-system" not in own,
        rest=tuple(rest),
    )


def check_screen(
    request: Request, environment: Mapping[str, str], system: str = sys.platform
) -> None:
    """Make sure that a window can be shown, before anything lengthy is done.

    Raises:
        NoScreenError: on Linux, where neither X11 nor Wayland is in reach.
    """
    if not request.wants_window or not system.startswith("linux"):
        return
    platform = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in _SCREENLESS_PLATFORMS:
        return
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        message = (
            "Back Coach needs a screen to open its window, and there is none here "
            "(neither DISPLAY nor WAYLAND_DISPLAY is set)."
        )
        raise NoScreenError(message)
