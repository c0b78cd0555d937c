"""A screen reader's view of the program: its tree of controls, and what can be done with them."""

import json
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.programs import PATIENCE

_CLIENT = Path(__file__).with_name("client.py")
_SYSTEM_PYTHON = "/usr/bin/python3"
_APPLICATION = "back-coach"
_STARTS = 3

CONTROLS = frozenset(
    {
        "push button",
        "check box",
        "radio button",
        "toggle button",
        "combo box",
        "text",
        "entry",
        "spin button",
        "slider",
        "list",
        "list item",
        "table",
        "table cell",
        "tree",
        "menu item",
        "page tab",
        "link",
    }
)
"""Roles of what can be worked or gone through; each of them must have a name."""


@dataclass(frozen=True, slots=True)
class Node:
    """A control, or something that holds controls.

    Attributes:
        path: the numbers of the children that lead to it.
        role: what it is, in AT-SPI's words.
        name: how it is called.
        label: the words of the label beside it.
        description: what else is said of it.
        states: such as "focusable", "checked".
        actions: what can be done with it.
        value: of a slider or counter, else None.
        text: of a field, else None.
        parent_role: the role of what holds it.
    """

    path: tuple[int, ...]
    role: str
    name: str
    label: str
    description: str
    states: frozenset[str]
    actions: tuple[str, ...]
    value: float | None
    text: str | None
    parent_role: str

    @property
    def is_named(self) -> bool:
        """Tell whether a person hears what it is.

        Qt makes a combo box's entry its name, so that it takes a label or description as well.
        """
        if self.role == "combo box":
            return bool(self.label or self.description)
        return bool((self.name or self.label or self.text or "").strip())

    @property
    def is_control(self) -> bool:
        """Tell whether somebody can do something with it.

        A table has cells that are empty, such as before the first day of a month.
        """
        workable = self.role in CONTROLS and self.role != "table cell"
        return "focusable" in self.states or (workable and bool(self.actions))


class ScreenReader:
    """Reads one program through AT-SPI.

    Args:
        environment: names the bus on which the program's tree is found.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = {key: one for key, one in environment.items() if key != "PYTHONPATH"}
        self._process = self._start()
        # A program that starts before the service is up never shows itself.
        self._ask({"do": "wake"})

    def nodes(self) -> list[Node]:
        """Return all that is shown now, in the order in which it is read."""
        tree = self._ask({"do": "tree"})
        return [] if tree is None else list(_flat(tree, (), ""))

    def find(self, role: str, name: str, state: str = "showing") -> Node | None:
        """Return a control of a role whose name begins so, the one on top; None without one."""
        for node in reversed(self.nodes()):
            if node.role == role and node.name.startswith(name) and state in node.states:
                return node
        return None

    def wait_for(
        self, role: str, name: str, patience: float = PATIENCE, *, state: str = "showing"
    ) -> Node:
        """Wait for a control in a state and return it."""
        found: list[Node] = []

        def there() -> bool:
            node = self.find(role, name, state)
            found[:] = [] if node is None else [node]
            return node is not None

        self.wait_until(there, f"{role} {name!r} {state}", patience)
        return found[0]

    def wait_until(
        self, condition: Callable[[], bool], what: str, patience: float = PATIENCE
    ) -> None:
        """Look again and again until something holds; fail when the patience is at its end."""
        deadline = time.monotonic() + patience
        while not condition():
            if time.monotonic() > deadline:
                shown = [f"{one.role} {one.name!r}" for one in self.nodes() if one.name]
                pytest.fail(f"in vain: {what}; shown: {shown}")
            time.sleep(0.05)

    def press(self, role: str, name: str, action: str = "Press") -> None:
        """Press a control, once it is there."""
        node = self.wait_for(role, name)
        assert action in node.actions, node
        self._ask({"do": "act", "path": node.path, "action": action})

    def select(self, role: str, name: str) -> None:
        """Choose an item, once it is there."""
        self._ask({"do": "select", "path": self.wait_for(role, name, state="enabled").path})

    def type(self, role: str, name: str, text: str) -> None:
        """Put a text into a field, once it is there."""
        self._ask({"do": "type", "path": self.wait_for(role, name).path, "text": text})

    def set(self, role: str, name: str, value: float) -> None:
        """Set a slider or counter, once it is there."""
        path = self.wait_for(role, name).path
        self._ask({"do": "set", "path": path, "value": value})

    def close(self) -> None:
        """Read no longer."""
        self._process.communicate(timeout=PATIENCE)

    def _start(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [_SYSTEM_PYTHON, str(_CLIENT)],
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def _ask(self, request: dict[str, Any]) -> Any:
        said = ""
        for _ in range(_STARTS):
            line = self._answer(request)
            if line:
                return json.loads(line)
            # The library crashes on some programs that end while it looks at them.
            said = f"({self._process.wait()}): {self._what_went_wrong()}"
            self._process = self._start()
        pytest.fail(f"the client has ended again and again {said}")

    def _what_went_wrong(self) -> str:
        return self._process.stderr.read() if self._process.stderr is not None else ""

    def _answer(self, request: dict[str, Any]) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            line = json.dumps({"application": _APPLICATION, **request})
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            return ""
        return self._process.stdout.readline()


def _flat(tree: Mapping[str, Any], path: tuple[int, ...], parent_role: str) -> Iterator[Node]:
    yield Node(
        path=path,
        role=tree["role"],
        name=tree["name"] or "",
        label=tree["label"],
        description=tree["description"] or "",
        states=frozenset(tree["states"]),
        actions=tuple(tree["actions"]),
        value=tree.get("value"),
        text=tree.get("text"),
        parent_role=parent_role,
    )
    for child in tree["children"]:
        yield from _flat(child, (*path, child["number"]), tree["role"])
