import configparser
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from pytestqt.qtbot import QtBot


@pytest.fixture
def entry(root: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(root / "packaging" / "linux" / "back-coach.desktop", "utf-8")
    return parser["Desktop Entry"]


def test_the_entry_starts_the_installed_command(
    root: Path, entry: configparser.SectionProxy
) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    assert entry["Exec"] in project["scripts"]
    assert entry["Comment"] == project["description"]
    assert (root / "resources" / "icons" / f"{entry['Icon']}.svg").is_file()


def test_the_description_names_the_entry_and_the_licence(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    component = ET.parse(root / "packaging" / "linux" / "back-coach.metainfo.xml").getroot()  # noqa: S314
    assert component.findtext("launchable") == "back-coach.desktop"
    assert component.findtext("provides/binary") == "back-coach"
    assert component.findtext("project_license") == project["license"]


def test_the_icon_is_a_teal_square_with_a_white_spine(root: Path, qtbot: QtBot) -> None:
    del qtbot  # Qt must be running to draw.
    icon = QIcon(str(root / "resources" / "icons" / "back-coach.svg"))
    image = icon.pixmap(QSize(128, 128), 1.0).toImage()
    assert image.pixelColor(64, 64) == QColor("#ffffff")
    assert image.pixelColor(64, 120) == QColor("#0e6b66")
    assert image.pixelColor(0, 0).alpha() == 0
