"""What can go wrong in the set-up, in words for the person who runs it."""


class SetupError(Exception):
    """The set-up cannot go on.

    The message is one clear sentence or two: what is wrong, and what to do about it.
    """

    exit_code = 1


class NoScreenError(SetupError):
    """A window was asked for where there is nowhere to show one."""

    exit_code = 2
