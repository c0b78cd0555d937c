"""The pages that come once."""

from collections.abc import Iterator

from coach.ui.welcome.page import WelcomePage
from tests.screens.program import Program


def screens(program: Program) -> Iterator[str]:
    program.back.welcome.open()
    page = program.window.findChildren(WelcomePage)[-1]
    yield "before you begin"
    page.before.go_on.click()
    yield "not ticked"
    page.before.agree.setChecked(True)
    page.before.go_on.click()
    yield "first session"
    page.skipped.emit()
