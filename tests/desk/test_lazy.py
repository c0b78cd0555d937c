import subprocess
import sys

LATER = (
    "pyqtgraph",
    "icalendar",
    "numpy",
    "tomlkit",
    "PySide6.QtMultimedia",
    "coach.desk.draft_keeper",
    "coach.desk.draft_offers",
    "coach.storage.drafts",
    "coach.ui.checkin.after",
    "coach.ui.checkin.before",
    "coach.ui.checkin.next_day",
    "coach.ui.editor",
    "coach.ui.history",
    "coach.ui.library",
    "coach.ui.ownex",
    "coach.ui.reminding.dialog",
    "coach.ui.reminding.panel",
    "coach.ui.session.controller",
    "coach.ui.session.summary",
    "coach.ui.session.view",
    "coach.ui.settings",
    "coach.ui.welcome.page",
)


def test_what_stands_behind_the_home_page_loads_no_other_page() -> None:
    code = "import sys, coach.desk.back_office; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "coach.ui.main.window" in loaded
    assert not [one for one in loaded if one.startswith(LATER)]
