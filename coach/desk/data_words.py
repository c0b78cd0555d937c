"""What the dialogs about the user's data say of backups and imports."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLocale, QObject

from coach.clock import local_today
from coach.storage.backups import Backup
from coach.storage.merge import Changes
from coach.storage.merge_rows import Tally
from coach.ui.data.confirm_dialog import ConfirmView
from coach.ui.data.panel import DataView
from coach.ui.data.restore_dialog import BackupView
from coach.ui.dates import day_in, time_of_day

_DAY = "d MMM yyyy"


class DataWords(QObject):
    """Puts backups and imports in words."""

    def view(self, last: datetime | None, folder: Path, *, writable: bool) -> DataView:
        """Return what the panel says.

        Args:
            last: when the last backup was made, None if there is none.
            folder: where the data is.
            writable: something can be written there.
        """
        words = self.tr(
            "One is made after a session, once a day. Seven are kept, and one for each month."
        )
        if last is not None:
            words += " " + self.tr("The last one: {when}.").format(when=self._when(last))
        place = self.tr("It is in {folder}, on this computer alone.").format(folder=folder)
        return DataView(words, place, writable=writable)

    def backup_view(self, backup: Backup) -> BackupView:
        """Return a backup in words."""
        title = _capital(self._when(backup.made))
        why = {
            "by-hand": self.tr("made by you"),
            "before-restore": self.tr("before a restore"),
        }.get(backup.mark, self.tr("before an update") if "before-v" in backup.mark else "")
        if why:
            title = self.tr("{when}, {why}").format(when=title, why=why)
        return BackupView(
            backup.path, title, backup.fault or self.contents(backup), usable=not backup.fault
        )

    def facts(self, backup: Backup) -> tuple[tuple[str, str], ...]:
        """Return what a confirmation says of a backup."""
        return (
            (self.tr("Made"), _capital(self._when(backup.made))),
            (self.tr("Holds"), self.contents(backup)),
        )

    def contents(self, backup: Backup) -> str:
        """Return what is in a backup."""
        size = QLocale().formattedDataSize(backup.size, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
        size = size.replace(" ", "\N{NO-BREAK SPACE}")
        words = self._sessions(backup.sessions)
        if backup.first_day is not None and backup.last_day is not None:
            words = self.tr("{sessions}, {first} to {last}").format(
                sessions=words,
                first=day_in(_DAY, backup.first_day),
                last=day_in(_DAY, backup.last_day),
            )
        return self.tr("{contents}, {size}").format(contents=words, size=size)

    def _sessions(self, count: int) -> str:
        if count == 1:
            return self.tr("1 session")
        return self.tr("{count} sessions").format(count=count)

    def _when(self, moment: datetime) -> str:
        time = time_of_day(moment)
        if moment.date() == local_today():
            return self.tr("today at {time}").format(time=time)
        return self.tr("{day} at {time}").format(day=day_in(_DAY, moment.date()), time=time)

    def import_view(self, changes: Changes) -> ConfirmView:
        """Return what an import would change."""
        names = {
            "sessions": self.tr("Sessions"),
            "pain": self.tr("Diary entries"),
            "goals": self.tr("Weekly goals"),
            "answers": self.tr("Answers to suggestions"),
            "next_day_put_aside": self.tr("Questions put aside"),
            "files": self.tr("Your own files"),
        }
        facts = [
            (names.get(field, field), self._tally(tally))
            for field, tally in changes.listings.items()
            if tally != type(tally)()
        ]
        if changes.first_day is not None and changes.last_day is not None:
            days = self.tr("{first} to {last}").format(
                first=day_in(_DAY, changes.first_day), last=day_in(_DAY, changes.last_day)
            )
            facts.insert(1, (self.tr("From"), days))
        if changes.conflicts:
            facts.append((self.tr("Yours are kept"), ", ".join(changes.conflicts)))
        if changes.nothing:
            title = self.tr("There is nothing to import")
            words = self.tr("Everything in this file is in your record already.")
            return ConfirmView(title, words, tuple(facts))
        option = ""
        if changes.settings:
            facts.append((self.tr("Settings"), self._settings_words(len(changes.settings))))
            option = self.tr("Take over the settings too")
        return ConfirmView(
            title=self.tr("Import this file?"),
            words=self.tr("This is what changes. Nothing that you have here is removed."),
            facts=tuple(facts),
            button=self.tr("&Import"),
            option=option,
        )

    def _settings_words(self, count: int) -> str:
        return self.tr("1 changes") if count == 1 else self.tr("{n} change").format(n=count)

    def _tally(self, tally: Tally) -> str:
        parts = (
            (tally.added, self.tr("{n} new")),
            (tally.changed, self.tr("{n} newer than yours")),
            (tally.kept, self.tr("{n} different, yours stay")),
            (tally.same, self.tr("{n} already here")),
        )
        return ", ".join(words.format(n=count) for count, words in parts if count)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
