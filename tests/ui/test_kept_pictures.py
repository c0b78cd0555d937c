"""Pictures on disk."""

import os
import time
from pathlib import Path

from PySide6.QtGui import QColor, QImage

from coach.ui.kept_pictures import KeptPictures, picture_name


def picture(colour: str = "teal") -> QImage:
    image = QImage(40, 30, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(colour))
    return image


def test_what_is_kept_is_found(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    assert KeptPictures(folder).find("one") is None
    KeptPictures(folder).keep("one", picture())
    found = KeptPictures(folder).find("one")
    assert found is not None
    assert found.pixelColor(9, 9) == QColor("teal")
    assert [path.name for path in folder.iterdir()] == ["one.png"]


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    kept = KeptPictures(blocked)
    kept.keep("one", picture())
    assert kept.find("one") is None


def test_a_broken_picture_is_no_picture(tmp_path: Path) -> None:
    KeptPictures(tmp_path).keep("one", picture())
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:20])
    assert KeptPictures(tmp_path).find("one") is None


def test_pictures_of_long_ago_are_cleared_away(tmp_path: Path) -> None:
    for name, days in (("old", 91), ("recent", 89)):
        KeptPictures(tmp_path).keep(name, picture())
        then = time.time() - days * 86_400
        os.utime(tmp_path / f"{name}.png", (then, then))
    KeptPictures(tmp_path).keep("new", picture())
    assert {path.stem for path in tmp_path.iterdir()} == {"recent", "new"}


def test_a_name_tells_data_and_circumstances_apart() -> None:
    names = {
        picture_name(b"poses", 1, "maya"),
        picture_name(b"other poses", 1, "maya"),
        picture_name(b"poses", 2, "maya"),
        picture_name(b"poses", 1, "samuel"),
    }
    assert len(names) == 4
    assert picture_name(b"poses", 1, "maya") in names
