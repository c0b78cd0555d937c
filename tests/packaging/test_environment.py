"""Real environments of a small project, made without a network: they take seconds each."""

import fcntl
import json
import subprocess
import sys
from pathlib import Path

import pytest
from provision.environment import STAMP, Lock, Project, is_ready, prepare
from provision.errors import SetupError

# A project that needs nothing to be built with: it writes its own editable wheel.
BACKEND = """
import zipfile
from pathlib import Path


def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "small-1.0-py3-none-any.whl"
    with zipfile.ZipFile(Path(folder) / name, "w") as wheel:
        wheel.writestr("small.pth", str(Path.cwd()))
        info = "small-1.0.dist-info"
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\\nName: small\\nVersion: 1.0\\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nTag: py3-none-any\\n")
        wheel.writestr(f"{info}/entry_points.txt", "[console_scripts]\\nback-coach = small:main\\n")
        wheel.writestr(f"{info}/RECORD", "")
    return name
"""
DEFINITION = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "small"
version = "1.0"
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    root = tmp_path / "a small project"
    (root / "packaging" / "requirements").mkdir(parents=True)
    (root / "backend.py").write_text(BACKEND)
    (root / "small.py").write_text("def main():\n    print('here')\n")
    project = Project(root)
    project.definition.write_text(DEFINITION)
    for lock in Lock:
        project.lock(lock).write_text("# nothing to install\n")
    return project


def _stamp(project: Project) -> Path:
    return project.venv / STAMP


def _says(project: Project) -> str:
    command = [str(project.program("back-coach"))]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_made_once_then_kept_up(project: Project) -> None:
    assert not is_ready(project, [Lock.APP])
    prepare(project, [Lock.APP])
    assert is_ready(project, [Lock.APP])
    assert _says(project) == "here"

    stamp = json.loads(_stamp(project).read_text())
    for key in ("python", "base", "machine", "place", "format"):
        _stamp(project).write_text(json.dumps(stamp | {key: "other"}))
        assert not is_ready(project, [Lock.APP]), key
    _stamp(project).write_text(json.dumps(stamp))
    assert is_ready(project, [Lock.APP])

    marker = project.venv / "marker"
    marker.touch()
    prepare(project, [Lock.APP])
    assert json.loads(_stamp(project).read_text()) == stamp
    assert marker.exists()

    # More is added to what is there, and so is a change of the project file.
    assert not is_ready(project, [Lock.APP, Lock.TEST])
    prepare(project, [Lock.APP, Lock.TEST])
    project.definition.write_text(f"{DEFINITION}description = 'changed'\n")
    assert not is_ready(project, [Lock.APP])
    prepare(project, [Lock.APP])
    assert marker.exists()
    assert is_ready(project, [Lock.APP, Lock.TEST])

    # Other pins make it anew, with all that it held.
    project.lock(Lock.APP).write_text("# other pins\n")
    assert not is_ready(project, [Lock.APP])
    prepare(project, [Lock.APP])
    assert not marker.exists()
    assert is_ready(project, [Lock.APP, Lock.TEST])


def test_a_half_made_one_is_made_anew(project: Project) -> None:
    (project.venv / "bin").mkdir(parents=True)
    (project.venv / "bin" / "python").write_text("half a file")
    assert not is_ready(project, [Lock.APP])
    prepare(project, [Lock.APP])
    assert _says(project) == "here"


def test_a_second_set_up_waits_for_the_first(root: Path, project: Project) -> None:
    prepare_it = (
        "import sys; sys.path.append(sys.argv[1]); from pathlib import Path\n"
        "from provision.environment import Lock, Project, prepare\n"
        "prepare(Project(Path(sys.argv[2])), [Lock.APP])"
    )
    command = [sys.executable, "-c", prepare_it, str(root / "packaging"), str(project.root)]
    with project.definition.open("rb") as held:
        fcntl.flock(held.fileno(), fcntl.LOCK_EX)
        second = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert second.stderr is not None
        assert "waiting" in second.stderr.readline()
        assert not project.venv.exists()
    second.communicate()
    assert second.returncode == 0
    assert is_ready(project, [Lock.APP])


@pytest.mark.parametrize("damage", ["", "[]", '{"locks": 3}'])
def test_a_damaged_stamp_does_not_count(project: Project, damage: str) -> None:
    project.venv.mkdir()
    _stamp(project).write_text(damage)
    assert not is_ready(project, [Lock.APP])


def test_what_somebody_keeps_there_is_not_removed(project: Project) -> None:
    project.venv.mkdir()
    (project.venv / "thesis.txt").write_text("years of work")
    with pytest.raises(SetupError, match="move it away"):
        prepare(project, [Lock.APP])
    assert (project.venv / "thesis.txt").read_text() == "years of work"


def test_a_link_to_elsewhere_is_not_followed(project: Project, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    project.venv.symlink_to(elsewhere)
    with pytest.raises(SetupError, match="move it away"):
        prepare(project, [Lock.APP])
    assert elsewhere.is_dir()


def test_a_file_with_another_hash_is_not_installed(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    (wheels / "extra-1.0-py3-none-any.whl").write_bytes(b"something else")
    project.lock(Lock.APP).write_text(f"extra==1.0 --hash=sha256:{'0' * 64}\n")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheels))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(SetupError, match="not the one this project was tested with"):
        prepare(project, [Lock.APP])
    assert not is_ready(project, [Lock.APP])
