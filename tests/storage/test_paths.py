import os
from pathlib import Path

import pytest

from coach.domain.errors import UserError
from coach.paths import check_writable, default_paths, make_private_dir, paths_under


def test_one_folder_holds_everything(tmp_path: Path) -> None:
    paths = paths_under(tmp_path)
    for path in (paths.database, paths.backups, paths.settings, paths.cache_dir):
        assert path.is_relative_to(tmp_path)
    assert len({paths.data_dir, paths.config_dir, paths.cache_dir}) == 3


def test_a_relative_folder_is_made_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths_under(Path("here")).data_dir == tmp_path / "here"


@pytest.mark.skipif(os.name != "posix", reason="XDG folders are for POSIX systems")
def test_the_system_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    paths = default_paths()
    assert paths.data_dir == tmp_path / "DATA" / "back-coach"
    assert paths.config_dir == tmp_path / "CONFIG" / "back-coach"
    assert paths.cache_dir == tmp_path / "CACHE" / "back-coach"


@pytest.mark.parametrize("umask", [0o000, 0o777])
def test_new_folders_are_private_and_old_ones_keep_their_modes(tmp_path: Path, umask: int) -> None:
    tmp_path.chmod(0o755)
    before = os.umask(umask)
    try:
        made = make_private_dir(tmp_path / "a" / "b")
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in (made, made.parent)} == {0o700}
    assert tmp_path.stat().st_mode & 0o777 == 0o755


def test_what_is_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(UserError, match="file"):
            make_private_dir(folder)
    with pytest.raises(UserError, match="cannot be written"):
        check_writable(tmp_path / "nowhere")


def test_trying_leaves_nothing_behind(tmp_path: Path) -> None:
    check_writable(tmp_path)
    assert list(tmp_path.iterdir()) == []
