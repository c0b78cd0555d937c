"""What is asked and told of files."""

from collections.abc import Callable, Iterator

from coach.ui.data.export_dialog import ExportKind
from tests.screens.program import Program

REPORT = "Back Coach, Python\nTraceback (most recent call last):\n" + "  File “somewhere”\n" * 9


def screens(program: Program) -> Iterator[str]:
    data = program.back.data
    questions: tuple[tuple[str, Callable[[], object]], ...] = (
        ("crash", lambda: program.front.show_crash(REPORT)),
        ("export", data.exchange.show_export),
        ("restore", data.backups.show_backups),
        ("backup made", data.backups.back_up),
        ("erase", data.ask_erase),
    )
    for name, ask in questions:
        ask()
        yield name
        program.close_dialogs()
    target = program.back.paths.data_dir / "everything.json"
    data.exchange.write_export(ExportKind.EVERYTHING, target)
    yield "exported"
    program.close_dialogs()
    data.exchange.show_import(str(target))
    yield "import"
    program.close_dialogs()
    backup = next(program.back.paths.backups.glob("*.db"))
    data.backups.ask_restore(str(backup))
    yield "restore one"
