import pytest
from provision.pip import environment_for_pip, explain

OFFLINE = """\
WARNING: Retrying after connection broken by 'NewConnectionError('<x>: Failed to establish a new \
connection: [Errno -3] Temporary failure in name resolution')': /simple/numpy/
ERROR: Could not find a version that satisfies the requirement numpy==2.4.6 (from versions: none)
ERROR: No matching distribution found for numpy==2.4.6
"""


@pytest.mark.parametrize(
    ("errors", "said"),
    [
        (OFFLINE, "online"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left", "full"),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "not the one",
        ),
        ("ERROR: Could not install packages: [Errno 13] Permission denied: '/x'", "not be written"),
        ("ERROR: No matching distribution found for pyside6-addons==6.11.3", "no build"),
        ("ERROR: Something new\n", "Something new"),
        ("", "no reason"),
    ],
)
def test_each_failure_has_its_sentence(errors: str, said: str) -> None:
    sentence = explain(errors)
    assert said in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")


def test_settings_that_lead_astray_are_left_out_and_a_mirror_stays() -> None:
    environment = environment_for_pip(
        {"PIP_TARGET": "/x", "PYTHONPATH": "/y", "PIP_INDEX_URL": "a mirror", "HOME": "/people/me"}
    )
    assert environment == {"PIP_INDEX_URL": "a mirror", "HOME": "/people/me", "PIP_USER": "0"}
