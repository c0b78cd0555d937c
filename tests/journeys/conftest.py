"""One screen and one loudspeaker for all journeys; a folder and a record for each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.program import Coach, Eyes
from tests.support.sound import SoundServer, running_sound_server
from tests.support.xserver import XServer, running_x_server


@pytest.fixture(scope="package")
def screen() -> Iterator[XServer]:
    with running_x_server() as server:
        yield server


@pytest.fixture(scope="package")
def loudspeaker() -> Iterator[SoundServer]:
    with running_sound_server() as server:
        yield server


@pytest.fixture(scope="package")
def eyes(screen: XServer) -> Iterator[Eyes]:
    eyes = Eyes(screen.environment())
    yield eyes
    eyes.close()


@pytest.fixture
def coach(screen: XServer, loudspeaker: SoundServer, eyes: Eyes, tmp_path: Path) -> Coach:
    """A program that nobody has used yet."""
    return Coach(tmp_path, loudspeaker.environment(screen.environment()), eyes)
