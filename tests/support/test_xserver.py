import os
import subprocess

from tests.support.xserver import running_x_server


def _xdotool(display: str, *question: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"DISPLAY": display}
    return subprocess.run(
        ["xdotool", *question], env=environment, capture_output=True, text=True, check=False
    )


def test_a_screen_with_a_window_manager_while_it_is_wanted_and_no_longer() -> None:
    with running_x_server(1024, 640) as first, running_x_server() as second:
        assert first.display != second.display
        assert _xdotool(first.display, "getdisplaygeometry").stdout.split() == ["1024", "640"]
        # Only a window manager tells how many desktops there are.
        assert int(_xdotool(second.display, "get_num_desktops").stdout) >= 1
    assert _xdotool(first.display, "getdisplaygeometry").returncode != 0
