import pytest
from provision.errors import NoScreenError
from provision.request import check_screen, parse


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--routine", "gentle-start", "--start"],
        ["--data-dir", "list"],
        ["--data-dir=/somewhere"],
        ["--no-system", "--natural-voice", "--start"],
    ],
)
def test_a_window_needs_a_screen(arguments: list[str]) -> None:
    request = parse(arguments)
    with pytest.raises(NoScreenError, match="needs a screen") as caught:
        check_screen(request, {"QT_QPA_PLATFORM": "xcb"}, "linux")
    assert caught.value.exit_code == 2
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "environment",
    [
        {"DISPLAY": ":0"},
        {"WAYLAND_DISPLAY": "wayland-0"},
        {"QT_QPA_PLATFORM": "offscreen"},
        {"QT_QPA_PLATFORM": "vnc:size=800x600"},
    ],
)
def test_a_screen_is_any_that_qt_can_draw_on(environment: dict[str, str]) -> None:
    check_screen(parse([]), environment, "linux")


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_only_linux_tells_its_screen_by_the_environment(system: str) -> None:
    check_screen(parse([]), {}, system)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["-h"],
        ["--version"],
        ["list"],
        ["list", "--json"],
        ["--data-dir", "somewhere", "history"],
        ["script", "gentle-start", "--flare-up"],
        ["check", "mine.toml"],
        ["--test"],
        ["--set-up-only"],
    ],
)
def test_what_opens_no_window_needs_no_screen(arguments: list[str]) -> None:
    check_screen(parse(arguments), {}, "linux")


def test_own_options_come_first_and_the_rest_is_passed_on() -> None:
    request = parse(["--natural-voice", "--routine", "x", "--test"])
    assert request.natural_voice
    assert not request.test
    assert request.rest == ("--routine", "x", "--test")
    assert parse(["--test", "-k", "lock"]).rest == ("-k", "lock")
    assert parse(["--", "--test"]).rest == ("--test",)
    assert not parse(["--no-system"]).may_install
