import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.utils import canonicalize_name
from packaging.version import Version

from packaging.requirements import Requirement

LOCKS = ("app", "test", "natural-voice")

# What a marker can ask about, for every system and Python that the program promises to run on.
ENVIRONMENTS = [
    {
        "python_version": f"3.{minor}",
        "python_full_version": f"3.{minor}.0",
        "sys_platform": system,
        "platform_system": name,
        "platform_machine": machine,
        "os_name": "nt" if system == "win32" else "posix",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
    }
    for minor in (11, 12, 13)
    for system, name, machine in (
        ("linux", "Linux", "x86_64"),
        ("linux", "Linux", "aarch64"),
        ("darwin", "Darwin", "arm64"),
        ("win32", "Windows", "AMD64"),
    )
]


@dataclass(frozen=True, slots=True)
class Pin:
    name: str
    version: Version
    marker: Marker | None
    hashes: tuple[str, ...]

    def applies(self, environment: dict[str, str]) -> bool:
        return self.marker is None or self.marker.evaluate(environment)


def _pins(root: Path, lock: str) -> list[Pin]:
    text = (root / "packaging" / "requirements" / f"{lock}.lock").read_text("utf-8")
    lines = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ").splitlines()
    return [_pin(line) for line in lines if line.strip()]


def _pin(line: str) -> Pin:
    required, *hashes = line.split(" --hash=")
    requirement = Requirement(required.strip())
    (specifier,) = requirement.specifier
    assert specifier.operator == "=="
    return Pin(
        canonicalize_name(requirement.name),
        Version(specifier.version),
        requirement.marker,
        tuple(part.strip() for part in hashes),
    )


def _required(root: Path, lock: str) -> list[Requirement]:
    definition = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    project, groups = definition["project"], definition["dependency-groups"]
    extra = {
        "app": [],
        "test": groups["test"],
        "natural-voice": project["optional-dependencies"]["natural-voice"],
    }
    return [
        Requirement(line) for line in (*project["dependencies"], *groups["build"], *extra[lock])
    ]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_its_hashes(root: Path, lock: str) -> None:
    pins = _pins(root, lock)
    assert pins
    for pin in pins:
        assert pin.hashes, pin.name
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", each) for each in pin.hashes), pin.name


@pytest.mark.parametrize("lock", LOCKS)
def test_no_place_is_named(root: Path, lock: str) -> None:
    text = (root / "packaging" / "requirements" / f"{lock}.lock").read_text("utf-8")
    assert "://" not in text
    options = re.findall(r"(?<![\w-])--?[a-z][a-z-]*", re.sub(r"#.*", "", text))
    assert set(options) == {"--hash"}


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize(
    "environment", ENVIRONMENTS, ids=lambda each: "-".join(list(each.values())[0:3:2])
)
def test_what_the_project_asks_for_is_pinned_once(
    root: Path, lock: str, environment: dict[str, str]
) -> None:
    pins = [pin for pin in _pins(root, lock) if pin.applies(environment)]
    by_name = {pin.name: pin.version for pin in pins}
    assert len(by_name) == len(pins)
    for requirement in _required(root, lock):
        version = by_name.get(canonicalize_name(requirement.name))
        assert version is not None, requirement
        assert requirement.specifier.contains(version), requirement


def test_locks_agree_with_each_other(root: Path) -> None:
    seen: dict[tuple[str, str], Pin] = {}
    for lock in LOCKS:
        for pin in _pins(root, lock):
            assert seen.setdefault((pin.name, str(pin.marker)), pin).version == pin.version
    for lock in LOCKS[1:]:
        assert {pin.name for pin in _pins(root, "app")} <= {pin.name for pin in _pins(root, lock)}


@pytest.mark.parametrize("lock", LOCKS)
def test_qt_stays_below_the_release_that_loses_references(root: Path, lock: str) -> None:
    versions = {pin.name: pin.version for pin in _pins(root, lock)}
    for name in ("pyside6-addons", "pyside6-essentials", "shiboken6"):
        assert Version("6.11.3") <= versions[name] < Version("6.12")
    assert "pyside6" not in versions
