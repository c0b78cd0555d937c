"""The first start of all: three keys to the first session, and never again."""

from pathlib import Path

from tests.journeys.program import Coach, Eyes, View
from tests.support.sound import SoundServer
from tests.support.xserver import XServer


def test_three_keys_lead_into_the_first_session_and_it_is_never_shown_again(
    screen: XServer, loudspeaker: SoundServer, eyes: Eyes, tmp_path: Path
) -> None:
    environment = loudspeaker.environment(screen.environment())
    coach = Coach(tmp_path, environment, eyes, welcomed=False)
    with coach.running():
        # Its page has the ground of a session, without the home page's sidebar.
        coach.wait_to_see(View.SESSION)
        assert coach.marks() == []
        coach.press("space")
        coach.press("Return")
        coach.press("Return")
        coach.wait_for_mark(lambda mark: mark.status == "active", "the session has begun")
    assert "welcomed = true" in (coach.data_dir / "config" / "settings.toml").read_text("utf-8")
    with coach.running():
        # The session that was cut short is offered over the home page.
        coach.wait_to_see(View.DIALOG)
