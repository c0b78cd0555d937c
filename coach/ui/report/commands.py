"""Writes the page as a PDF, for the window and for the command line."""

import argparse
import os
import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter

from coach import __version__
from coach.clock import local_now
from coach.domain.errors import UserError
from coach.domain.practice_summary import PracticeSummary
from coach.paths import DataPaths, default_paths, paths_under
from coach.storage.export import writing_export
from coach.storage.practice_summary import read_summary
from coach.storage.settings import load_settings
from coach.ui.fonts import load_fonts
from coach.ui.report.page import UNITS_PER_INCH, SummaryPage


def run(arguments: argparse.Namespace) -> int:
    """Carry out `export --pdf` and return the exit status: 0, or 2 with one line of why not."""
    target: Path = arguments.pdf
    paths = default_paths() if arguments.data_dir is None else paths_under(arguments.data_dir)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QGuiApplication(sys.argv[:1])
    try:
        export_pdf(paths, target, local_now())
    except UserError as error:
        sys.stderr.write(f"back-coach: {' '.join(str(error).split())}\n")
        return 2
    finally:
        app.processEvents()
    sys.stdout.write(f"{target}: 1 page\n")
    return 0


def export_pdf(paths: DataPaths, target: Path, now: datetime) -> None:
    """Write the page about the last weeks.

    Args:
        paths: the program's folders.
        target: the file; one that is there is replaced.
        now: the moment; its day is the last one of the period.

    Raises:
        UserError: there is nothing to show, the record comes from a newer program, or the target
            is the program's own file.
        StorageError: the record cannot be read, or the target cannot be written.
    """
    week = load_settings(paths).settings.week
    first_weekday = week.first_weekday
    if first_weekday is None:
        first_weekday = QLocale().firstDayOfWeek().value - 1
    content = pdf_of(read_summary(paths, now.date(), first_weekday, week.goal))
    with writing_export(paths, target) as stream:
        stream.write(content)


def pdf_of(summary: PracticeSummary) -> bytes:
    """Return the page as a PDF: A4, or Letter where that is usual."""
    load_fonts()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    page = SummaryPage(summary)
    letter = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    size = QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4
    writer = QPdfWriter(buffer)
    writer.setPageLayout(
        QPageLayout(QPageSize(size), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    writer.setResolution(UNITS_PER_INCH)
    writer.setTitle(page.title)
    writer.setCreator(f"Back Coach {__version__}")
    painter = QPainter(writer)
    page.paint(painter, writer.width(), writer.height())
    painter.end()
    buffer.close()
    return bytes(buffer.data().data())
