"""Starting the program: without a screen, and while it runs already."""

from pathlib import Path

from tests.journeys.program import Coach, Eyes, View, screenless


def test_without_a_screen_it_says_so_in_one_line(tmp_path: Path, eyes: Eyes) -> None:
    coach = Coach(tmp_path, screenless(), eyes)
    for words in ((), ("--routine", "short", "--start")):
        done = coach.call(*words)
        assert done.returncode == 2
        assert done.stdout == ""
        (line,) = done.stderr.splitlines()
        assert line.startswith("back-coach: there is no screen here")
    assert not (coach.data_dir / "record.db").exists()


def test_a_second_start_raises_the_first_window_and_hands_its_wish_over(coach: Coach) -> None:
    with coach.running() as process:
        coach.wait_to_see(View.HOME)
        (window,) = coach.windows()
        coach.xdotool("windowminimize", "--sync", window)
        assert coach.windows() == []

        assert coach.call().returncode == 0
        coach.wait_until(lambda: coach.windows() == [window], "the window is raised")
        coach.wait_for_keys(process)

        assert coach.call("--routine", "short", "--start").returncode == 0
        coach.wait_to_see(View.SESSION)
        (mark,) = coach.marks()
        assert mark.status == "active"

        # A third wish does not disturb the session that runs.
        assert coach.call("--routine", "desk-break", "--start").returncode == 0
        assert coach.marks()[0].session_id == mark.session_id
        assert len(coach.marks()) == 1
        assert coach.windows() == [window]
