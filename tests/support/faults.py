"""Looks over a window for what people cannot read, reach, hit or be told of.

Each function returns sentences that name what is wrong, none if nothing is.
"""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QSizeGrip,
    QSplitterHandle,
    QStackedWidget,
    QTableView,
    QWidget,
)

from coach.ui.editor.entry_list import EntryList
from coach.ui.history.day_grid import YearGrid
from coach.ui.history.plain_table import PlainTable
from coach.ui.session.floor_view import FloorView
from coach.ui.session.notice import Notice
from coach.ui.session.paused_card import SHADOW, PausedCard
from coach.ui.session.side_box import SideBox
from coach.ui.session.view import SessionView
from coach.ui.widgets.chip import Chip
from coach.ui.widgets.focus import FocusVisible
from coach.ui.widgets.overlay import Overlay
from coach.ui.widgets.paragraph import Paragraph
from coach.ui.widgets.stage import Stage

TARGET = 44
"""Least height and width in logical px of what is pressed, as WCAG 2.5.5 has it."""

_RING = 4
_MOST_STOPS = 400
_MOST_PARTS = 5
_MOST_BELOW = 80


def settle(times: int = 6) -> None:
    """Let layouts, and what they ask for in turn, come to an end."""
    for _ in range(times):
        QCoreApplication.sendPostedEvents()
        QApplication.processEvents()


def top_of(window: QMainWindow) -> QWidget:
    """Return what the keyboard is held in: the uppermost dialog, or the window."""
    shown = [one for one in window.findChildren(Overlay) if one.isVisible()]
    if not shown:
        floors = [one for one in window.findChildren(FloorView) if one.isVisible()]
        return floors[-1] if floors else window
    inner = [
        one
        for one in shown
        if not any(one is not other and one.isAncestorOf(other) for other in shown)
    ]
    return inner[-1].panel


def shown_in(root: QWidget) -> Iterator[QWidget]:
    """Go through all that can be seen, parents first."""
    for one in root.findChildren(QWidget):
        if one.isVisible() and one.window() is root.window():
            yield one


def named(widget: QWidget) -> str:
    """Return how a fault calls a widget."""
    text = getattr(widget, "text", None)
    words = text() if callable(text) and not isinstance(widget, QLineEdit) else ""
    words = words or widget.accessibleName() or type(widget.parentWidget()).__name__
    return f"{type(widget).__name__} {words[:40]!r}"


# --- cut ------------------------------------------------------------------------------------


def cut(root: QWidget) -> list[str]:
    """Find what is smaller than it must be, or reaches out of what holds it."""
    faults: list[str] = []
    for one in shown_in(root):
        if _is_trimming(one):
            continue
        faults += _too_small(one)
        faults += _reaching_out(one)
        if isinstance(one, QAbstractItemView):
            faults += _cut_rows(one)
    return faults


def _too_small(one: QWidget) -> Iterator[str]:
    if not isinstance(one, Paragraph | Chip | QAbstractButton | QComboBox | QLabel | QLineEdit):
        return
    if isinstance(one, SideBox):
        # It fits its words to its size itself; `tests/ui/session/test_layout.py` sees to that.
        return
    least = one.minimumSizeHint()
    if one.width() < least.width():
        yield f"{named(one)} is {one.width()} of {least.width()} px wide"
    high = one.heightForWidth(one.width()) if one.hasHeightForWidth() else least.height()
    if one.height() < high:
        yield f"{named(one)} is {one.height()} of {high} px high"


def _reaching_out(one: QWidget) -> Iterator[str]:
    parent = one.parentWidget()
    if parent is None:
        return
    area = parent.parentWidget()
    box = QRect(one.geometry())
    if isinstance(one, PausedCard):
        # Its shadow is a part of it.
        box.adjust(SHADOW, SHADOW, -SHADOW, -SHADOW)
    if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
        if isinstance(area, QAbstractItemView):
            return
        if box.left() < 0 or box.width() > parent.width():
            yield f"{named(one)} needs {box.width()} of {parent.width()} px: it scrolls sideways"
        return
    if not parent.rect().contains(box) and not box.isEmpty():
        room = f"{type(parent).__name__} of {_words(parent.rect())}"
        yield f"{named(one)}, at {_words(box)}, reaches out of its {room}"


def _cut_rows(view: QAbstractItemView) -> Iterator[str]:
    if view.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAsNeeded:
        model = view.model()
        for row in range(model.rowCount(QModelIndex())):
            rect = view.visualRect(model.index(row, 0))
            if rect.left() < 0 or rect.width() > view.viewport().width():
                yield f"{named(view)}: row {row} is {rect.width()} px wide"
                return


def _words(box: QRect) -> str:
    return f"{box.x()},{box.y()} {box.width()}×{box.height()}"


def scrolling_into_nothing(root: QWidget) -> list[str]:
    """Find columns that can be scrolled on after the last that is in them."""
    faults = []
    for area in shown_in(root):
        if not isinstance(area, QScrollArea) or area.verticalScrollBar().maximum() == 0:
            continue
        column: QWidget | None = area.widget()
        if column is None:
            continue
        seen = [one for one in column.findChildren(QWidget) if one.isVisibleTo(column)]
        holders = {one.parentWidget() for one in seen}
        ends = [
            one.mapTo(column, one.rect().bottomLeft()).y() for one in seen if one not in holders
        ]
        beyond = column.height() - max(ends, default=0)
        if beyond > max(_MOST_BELOW, area.viewport().height() / 3):
            faults.append(f"{named(area)} scrolls {beyond} px beyond its end")
    return faults


def _is_trimming(one: QWidget) -> bool:
    """Tell whether it is drawn round something and not read or pressed itself."""
    ring = one.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    inside = one.parentWidget() is not None and isinstance(
        one.parentWidget(), QComboBox | QLineEdit | QAbstractSpinBox
    )
    return ring or inside or isinstance(one, QScrollBar | QSizeGrip | QSplitterHandle)


# --- over one another -----------------------------------------------------------------------


GROUNDS = (Stage, FloorView)
"""What others lie upon, or what hides the others altogether, because it was made so."""

FLOATING = (PausedCard, Notice)
"""What lies over others for a while, and can be put away."""


def overlapping(root: QWidget) -> list[str]:
    """Find siblings that lie over one another."""
    faults = []
    for parent in [root, *shown_in(root)]:
        if isinstance(parent, QAbstractItemView | QComboBox | QLineEdit | QStackedWidget):
            continue
        children = [
            one
            for one in parent.findChildren(
                QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
            )
            if one.isVisible() and not _is_trimming(one) and not isinstance(one, Overlay)
        ]
        for number, one in enumerate(children):
            for other in children[number + 1 :]:
                if _are_layers(one, other):
                    continue
                common = one.geometry().intersected(other.geometry())
                if not common.isEmpty():
                    faults.append(f"{named(one)} and {named(other)} share {_words(common)}")
    return faults


def _are_layers(one: QWidget, other: QWidget) -> bool:
    grounds = isinstance(one, GROUNDS) or isinstance(other, GROUNDS)
    # What is carried lies over the rows that it passes.
    return (
        grounds
        or _is_carrying(one.parentWidget())
        or isinstance(one, FLOATING)
        or isinstance(other, FLOATING)
    )


def _is_carrying(rows: QWidget | None) -> bool:
    return isinstance(rows, EntryList) and rows.dragging


# --- too small to hit -----------------------------------------------------------------------


SMALL = (PlainTable, YearGrid)
"""Rows that are read and not pressed; a year's days, each of which the month shows large enough."""


def hard_to_hit(root: QWidget) -> list[str]:
    """Find controls, and rows of lists, that are smaller than a finger needs."""
    faults: list[str] = []
    for one in controls(root):
        if isinstance(one, SMALL):
            continue
        if isinstance(one, QAbstractItemView):
            faults += _low_rows(one)
        elif isinstance(one, QAbstractScrollArea):
            continue
        elif one.width() < TARGET or one.height() < TARGET:
            faults.append(f"{named(one)} is {one.width()}×{one.height()} px")
    return faults


def _low_rows(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    columns = view.horizontalHeader().count() if isinstance(view, QTableView) else 1
    for row in range(min(model.rowCount(QModelIndex()), 30)):
        for column in range(columns):
            index = model.index(row, column)
            rect = view.visualRect(index)
            if rect.isEmpty() or not model.flags(index) & Qt.ItemFlag.ItemIsEnabled:
                continue
            if rect.height() < TARGET or rect.width() < TARGET:
                yield f"{named(view)}: cell {row},{column} is {rect.width()}×{rect.height()} px"
                return


# --- keyboard and screen readers ------------------------------------------------------------


def controls(root: QWidget) -> list[QWidget]:
    """Return what can be worked: what the keyboard stops at, and every button."""
    return [
        one
        for one in shown_in(root)
        if one.isEnabled()
        and (_is_stop(one) or isinstance(one, QAbstractButton | QAbstractSlider))
        and not _is_trimming(one)
    ]


def _is_stop(one: QWidget) -> bool:
    takes = one.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return bool(takes) and one.focusProxy() is None


def unnamed(root: QWidget) -> list[str]:
    """Find controls and rows that a screen reader has no words for."""
    faults: list[str] = []
    for one in controls(root):
        interface = QAccessible.queryAccessibleInterface(one)
        if not _name(one, interface).strip():
            faults.append(f"{named(one)} has no name")
            continue
        if isinstance(one, QAbstractItemView):
            faults += _unnamed_rows(one)
    return faults


def _unnamed_rows(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount(QModelIndex())):
        index = model.index(row, 0)
        words = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()
        if model.flags(index) & Qt.ItemFlag.ItemIsEnabled and not str(words or "").strip():
            yield f"{named(view)}: row {row} has no name"
            return


def _name(one: QWidget, interface: QAccessibleInterface) -> str:
    if isinstance(one, QComboBox):
        # Qt makes a combo box's entry its name, so that its own is told beside it.
        return one.accessibleName() or one.accessibleDescription()
    return str(interface.text(QAccessible.Text.Name))


def keyboard_faults(window: QMainWindow) -> list[str]:
    """Go round with Tab: what is missed, what shows no ring, what stays out of sight."""
    root = top_of(window)
    if isinstance(root, FloorView):
        # It hides all else, and is worked with the session's keys alone.
        return []
    if any(map(_is_carrying, root.findChildren(EntryList))):
        # The mouse holds something; the page scrolls along with it.
        return []
    wanted = {one for one in controls(root) if _is_stop(one)}
    if not wanted:
        return ["nothing takes the keyboard"]
    faults: list[str] = []
    met: list[QWidget] = []
    here = _tab(window)
    if len(wanted) == 1:
        here = _tab(window)
        return list(_focus_faults(here)) if here in wanted else [f"Tab goes to {named(here)}"]
    stays = 0
    while len(met) < _MOST_STOPS and stays < _MOST_PARTS:
        if here in met and here is not met[-1]:
            break
        # Some fields have parts that Tab goes through first: day, month, year.
        stays = stays + 1 if met and here is met[-1] else 0
        met.append(here)
        if root is not window and not root.isAncestorOf(here):
            faults.append(f"Tab leaves the dialog for {named(here)}")
        elif here in wanted and not stays:
            faults += _focus_faults(here)
            # The session's whole screen takes the session's keys; its buttons show their rings.
            if not isinstance(here, FocusVisible | SessionView):
                faults += _painted_ring_faults(window, here)
        here = _tab(window)
    if stays:
        faults.append(f"Tab does not get away from {named(met[-1])}")
    groups = {id(one.parentWidget()) for one in met if isinstance(one, QRadioButton)}
    for one in wanted - set(met):
        # The arrow keys go round the choices of a group.
        if isinstance(one, QRadioButton) and id(one.parentWidget()) in groups:
            continue
        faults.append(f"Tab never comes to {named(one)}")
    return faults


def _tab(window: QMainWindow) -> QWidget:
    QTest.keyClick(_focused(window), Qt.Key.Key_Tab)
    settle(1)
    return _focused(window)


def _focused(window: QMainWindow) -> QWidget:
    here: QWidget | None = window.focusWidget()
    return window if here is None else here


def _focus_faults(here: QWidget) -> Iterator[str]:
    seen = here.visibleRegion().boundingRect()
    needed = QSize(min(TARGET, here.width()), min(TARGET, here.height()))
    if seen.width() < needed.width() or seen.height() < needed.height():
        yield f"{named(here)} has the keyboard, but only {_words(seen)} of it is seen"
    if isinstance(here, FocusVisible):
        ring = here._ring
        if ring is None or not ring.isVisible():
            yield f"{named(here)} shows no ring"
        elif not _is_whole(ring):
            yield f"the ring of {named(here)} is cut by its {type(ring.parentWidget()).__name__}"


def _is_whole(ring: QWidget) -> bool:
    """Tell whether nothing but the edge of a scrolled page takes a part of a ring away."""
    parent = ring.parentWidget()
    box = QRect(ring.geometry())
    while parent is not None:
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
            return box.left() >= 0 and box.right() <= parent.width()
        if not parent.rect().contains(box):
            return False
        if parent.isWindow():
            return True
        box.translate(parent.pos())
        parent = area
    return True


def _painted_ring_faults(window: QMainWindow, one: QWidget) -> Iterator[str]:
    """Compare how something looks with the keyboard and without it."""
    with_ring = _picture(window, one)
    one.clearFocus()
    settle(1)
    without = _picture(window, one)
    one.setFocus(Qt.FocusReason.TabFocusReason)
    settle(1)
    if without == with_ring:
        yield f"{named(one)} looks the same with the keyboard and without"


def _picture(window: QMainWindow, one: QWidget) -> QImage:
    at = one.mapTo(window, QPoint(0, 0))
    box = QRect(at, one.size()).adjusted(-_RING, -_RING, _RING, _RING)
    return window.grab(box.intersected(window.rect())).toImage()
