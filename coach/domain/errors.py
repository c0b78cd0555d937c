"""Errors that are the user's to mend, told apart from bugs."""


class UserError(Exception):
    """Something the user can mend: its text says in one sentence what is wrong and what to do."""


class ContentError(UserError):
    """A routine or exercise file that cannot be used.

    Attributes:
        faults: one line a fault, each naming file, key, what was found and what was expected.
    """

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def reason_of(error: OSError) -> str:
    """Return what the operating system says of an error, as a part of a sentence."""
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]
