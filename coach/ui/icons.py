"""Phosphor icons, tinted with the theme's colours.

The icon font costs more time than the window's first paint may, so it is loaded by `load()` after
it; until then icons come from masks kept on disk by an earlier run, or stay blank.
"""

from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

_FONT = "phosphor-1.3.0.ttf"
_CHARMAP = "phosphor-charmap-1.3.0.json"


class Icons(QObject):
    """Draws icons by their Phosphor name ("play-fill", "caret-down").

    Masks are kept per name and size and tinted when asked for, so that a change of theme leaves
    only the tinted copies to be thrown away.
    """

    loaded = Signal()
    """The font has arrived: repaint whatever shows icons."""

    def __init__(self, cache_dir: Path | None = None, parent: QObject | None = None) -> None:
        """Make an icon store.

        Args:
            cache_dir: where masks are kept between runs; None keeps none.
            parent: owner.
        """
        super().__init__(parent)
        self._cache_dir = cache_dir
        self._font: _IconFont | None = None
        self._masks: dict[tuple[str, int], QPixmap] = {}
        self._tinted: dict[tuple[str, int, int, float], QPixmap] = {}

    @property
    def is_loaded(self) -> bool:
        """True once the font is there."""
        return self._font is not None

    def load(self) -> None:
        """Load the font; call it once the first paint is over."""
        if self._font is None:
            self._font = _IconFont()
            self._tinted.clear()
            self.loaded.emit()

    def clear_tints(self) -> None:
        """Forget tinted copies; call it when the theme changes."""
        self._tinted.clear()

    def pixmap(self, name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
        """Return an icon.

        Args:
            name: Phosphor name.
            size: logical pixels.
            colour: ink.
            ratio: device pixels per logical pixel.

        Raises:
            KeyError: Phosphor has no such icon.
        """
        key = (name, size, colour.rgba(), ratio)
        found = self._tinted.get(key)
        if found is not None:
            return found
        mask = self._mask(name, round(size * ratio))
        tinted = QPixmap(mask.size())
        tinted.fill(Qt.GlobalColor.transparent)
        painter = QPainter(tinted)
        painter.drawPixmap(0, 0, mask)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(tinted.rect(), colour)
        painter.end()
        tinted.setDevicePixelRatio(ratio)
        self._tinted[key] = tinted
        return tinted

    def paint(self, painter: QPainter, rect: QRect, name: str, colour: QColor) -> None:
        """Paint an icon centred in a square that fits the rectangle."""
        size = min(rect.width(), rect.height())
        if size <= 0 or not name:
            return
        ratio = painter.device().devicePixelRatioF()
        box = QRect(QPoint(0, 0), QSize(size, size))
        box.moveCenter(rect.center())
        painter.drawPixmap(box.topLeft(), self.pixmap(name, size, colour, ratio))

    def icon(self, name: str, size: int, colour: QColor, ratio: float = 1.0) -> QIcon:
        """Return an icon for parts that Qt draws itself (menus)."""
        return QIcon(self.pixmap(name, size, colour, ratio))

    def _mask(self, name: str, device_size: int) -> QPixmap:
        key = (name, device_size)
        mask = self._masks.get(key)
        if mask is not None:
            return mask
        path = None if self._cache_dir is None else self._cache_dir / f"{name}-{device_size}.png"
        if self._font is None:
            mask = QPixmap()
            if path is None or not path.is_file() or not mask.load(str(path)):
                blank = QPixmap(device_size, device_size)
                blank.fill(Qt.GlobalColor.transparent)
                return blank
        else:
            mask = self._font.render(name, device_size)
            if path is not None and not path.exists():
                # A cache that cannot be written is only a slower next start.
                mask.save(str(path))
        self._masks[key] = mask
        return mask


class _IconFont:
    """The Phosphor font, loaded through qtawesome without its other fonts."""

    def __init__(self) -> None:
        from qtawesome.iconic_font import IconicFont

        self._iconic = IconicFont(("ph", _FONT, _CHARMAP))

    def render(self, name: str, device_size: int) -> QPixmap:
        if name not in self._iconic.charmap["ph"]:
            raise KeyError(name)
        icon = self._iconic.icon(f"ph.{name}", color=QColor(Qt.GlobalColor.black))
        pixmap: QPixmap = icon.pixmap(QSize(device_size, device_size), 1.0)
        pixmap.setDevicePixelRatio(1.0)
        return pixmap
