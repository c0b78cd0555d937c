"""A window with an editor in it, without files."""

from PySide6.QtCore import QObject

from coach.domain.compiler import Options
from coach.domain.editing import Draft, History
from coach.domain.routine import Catalogue
from coach.ui.editor.controller import EditorController
from coach.ui.editor.page import EditorPage
from coach.ui.editor.presenter import EditorPresenter
from coach.ui.main.window import MainWindow
from coach.ui.widgets.look import Look


class Stand(QObject):
    """A window with an editor in it."""

    def __init__(self, look: Look, catalogue: Catalogue, draft: Draft) -> None:
        super().__init__()
        self.window = MainWindow(look)
        presenter = EditorPresenter(catalogue, Options())
        self.page = EditorPage(
            look,
            self.window.figures,
            "Edit routine",
            library_size=presenter.library_size(),
            equipment=[thing for one in catalogue.exercises.values() for thing in one.equipment],
            can_delete=True,
        )
        self.controller = EditorController(self.page, presenter, History.of(draft), self)
        self.window.show_page(self.page)
