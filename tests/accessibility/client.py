"""Reads and works other programs as a screen reader does; run by the system's own Python.

It takes one request a line as JSON and answers each with one line:

    {"do": "wake"}                                 bring the service up: the number of applications
    {"do": "tree", "application": NAME}            the application's tree, null if it is not there
    {"do": "act", "path": [..], "action": NAME}    do an action of the control at the path
    {"do": "select", "path": [..]}                 choose an item of a list
    {"do": "set", "path": [..], "value": NUMBER}   set a slider's or counter's value
    {"do": "type", "path": [..], "text": TEXT}     put a text into a field

A control is named by its path: the numbers of the children that lead to it.
"""

import json
import sys
import warnings
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

warnings.simplefilter("ignore")

_PATIENCE_MS = 10_000
STATES = ("focusable", "focused", "showing", "checked", "selected", "enabled", "editable")


def application(name: str) -> Any:
    # What the bus has told meanwhile is taken in only by the main loop.
    while GLib.MainContext.default().iteration(False):
        pass
    desktop = Atspi.get_desktop(0)
    desktop.clear_cache()
    for number in range(desktop.get_child_count()):
        one = desktop.get_child_at_index(number)
        if one is not None and one.get_name() == name:
            return one
    return None


def child(node: Any, number: int) -> Any:
    """Return a child, None if there are not so many: Qt crashes when asked for one beyond them."""
    return node.get_child_at_index(number) if number < node.get_child_count() else None


def at(name: str, path: list[int]) -> Any:
    node = application(name)
    if node is not None:
        # The path was found a moment ago; the screen may be another by now.
        node.clear_cache()
    for number in path:
        node = child(node, number) if node is not None else None
    return node


def describe(node: Any) -> dict[str, Any]:
    states = node.get_state_set()
    shown = [one for one in STATES if states.contains(getattr(Atspi.StateType, one.upper()))]
    found = {
        "role": node.get_role_name(),
        "name": node.get_name(),
        "description": node.get_description(),
        "states": shown,
        "actions": [],
        "children": [],
    }
    if node.get_action_iface() is not None:
        count = Atspi.Action.get_n_actions(node)
        found["actions"] = [Atspi.Action.get_action_name(node, one) for one in range(count)]
    labels = [
        relation.get_target(0).get_name()
        for relation in node.get_relation_set()
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
    ]
    found["label"] = labels[0] if labels else ""
    if node.get_value_iface() is not None:
        found["value"] = Atspi.Value.get_current_value(node)
    if node.get_text_iface() is not None:
        found["text"] = Atspi.Text.get_text(node, 0, -1)
    return found


def tree(node: Any, parent_role: str = "") -> dict[str, Any] | None:
    try:
        found = describe(node)
        # What is not shown is not read to anybody; items that a list can scroll to are.
        can_come = found["role"] == "application" or parent_role == "list"
        if "showing" not in found["states"] and not can_come:
            return None
        for number in range(node.get_child_count()):
            one = child(node, number)
            below = tree(one, found["role"]) if one is not None else None
            if below is not None:
                found["children"].append({**below, "number": number})
    except GLib.Error:
        # It went away while it was looked at.
        return None
    return found


def answer(request: dict[str, Any]) -> Any:
    if request["do"] == "wake":
        return Atspi.get_desktop(0).get_child_count()
    name = request["application"]
    if request["do"] == "tree":
        root = application(name)
        if root is None:
            return None
        root.clear_cache()
        return tree(root)
    node = at(name, request["path"])
    if node is None:
        return None
    if request["do"] == "select":
        parent = node.get_parent()
        return Atspi.Selection.select_child(parent, node.get_index_in_parent())
    if request["do"] == "set":
        return Atspi.Value.set_current_value(node, request["value"])
    if request["do"] == "type":
        return Atspi.EditableText.set_text_contents(node, request["text"])
    for number in range(Atspi.Action.get_n_actions(node)):
        if Atspi.Action.get_action_name(node, number) == request["action"]:
            return Atspi.Action.do_action(node, number)
    return False


def main() -> None:
    Atspi.init()
    # A program that is slow to answer is busy, not hung: milliseconds, of which more at its start.
    Atspi.set_timeout(_PATIENCE_MS, _PATIENCE_MS)
    for line in sys.stdin:
        try:
            said = answer(json.loads(line))
        except GLib.Error:
            # The control went away; whoever asked looks again.
            said = None
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
