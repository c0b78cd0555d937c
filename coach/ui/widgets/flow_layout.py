"""A layout that sets its items in lines and wraps them like words."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items one beside the other, wrapped where the width ends.

    Items keep their size hints; a line is as high as its highest item, the others are centred
    in it.
    """

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 8, align_right: bool = False
    ) -> None:
        """Make a layout.

        Args:
            parent: the widget that it manages.
            gap: between items and between lines, in logical px.
            align_right: lines end at the right edge.
        """
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._align_right = align_right
        self._first_left = False
        self._headed = False
        self.setContentsMargins(QMargins())

    @property
    def first_left(self) -> bool:
        """The first item stands at the left edge."""
        return self._first_left

    def set_first_left(self, first_left: bool) -> None:
        """Put the first item at the left edge although the others end at the right one."""
        self._first_left = first_left
        self.invalidate()

    def set_headed(self, headed: bool) -> None:
        """Treat the first item as a title at the left edge.

        Where the others do not all fit beside it, they stand below it, from the left edge too.
        """
        self._first_left = self._headed = headed
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item, None beyond the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size with everything in one line."""
        items = [i for i in self._items if not i.isEmpty()]
        width = sum(i.sizeHint().width() for i in items) + self._gap * max(0, len(items) - 1)
        height = max((i.sizeHint().height() for i in items), default=0)
        margins = self.contentsMargins()
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size.grownBy(margins)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        inner = rect.marginsRemoved(self.contentsMargins())
        lines = self._lines(inner.width())
        right = self._align_right
        if self._headed and len(lines) > 1:
            lines = self._lines(inner.width(), apart=1)
            right = False
        y = inner.top()
        for line in lines:
            height = max((self._height(item, size) for item, size in line), default=0)
            total = sum(size.width() for _, size in line) + self._gap * max(0, len(line) - 1)
            x = inner.left() + (max(0, inner.width() - total) if right else 0)
            for index, (item, size) in enumerate(line):
                if move:
                    own = self._height(item, size)
                    first = self._first_left and index == 0 and line is lines[0]
                    at = QPoint(inner.left() if first else x, y + (height - own) // 2)
                    item.setGeometry(QRect(at, QSize(size.width(), own)))
                x += size.width() + self._gap
            y += height + self._gap
        bottom = self.contentsMargins().bottom()
        return y - self._gap - rect.top() + bottom if lines[0] else 0

    def _lines(self, width: int, apart: int = 0) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Return the lines with the sizes of their items; the first `apart` items stand alone."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().expandedTo(item.minimumSize())
            size.setWidth(min(size.width(), max(width, item.minimumSize().width())))
            alone = len(lines) <= apart
            if lines[-1] and (alone or used + self._gap + size.width() > width):
                lines.append([])
                used = 0
            used += size.width() + (self._gap if lines[-1] else 0)
            lines[-1].append((item, size))
        return lines

    @staticmethod
    def _height(item: QLayoutItem, size: QSize) -> int:
        if item.hasHeightForWidth():
            return item.heightForWidth(size.width())
        return size.height()
