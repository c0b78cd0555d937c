"""Phosphor icons, tinted with the theme's colours.

Until the first paint is over, icons come from masks kept on disk by an earlier run, or stay blank.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

# qtawesome's qtpy imports it for an alias; it is under the GPL, and is not wanted in the process.
_UNWANTED = "PySide6.QtDataVisualization"
_FONT = "phosphor-1.3.0.ttf"
_CHARMAP = "phosphor-charmap-1.3.0.json"


class Icons(QObject):
    """Draws icons by their Phosphor name ("play-fill", "caret-down").

    Masks are kept per name and size and tinted when asked for, so that a change of theme leaves
    only the tinted copies to be thrown away. Where a folder keeps them between runs, the font is
    loaded only when an icon is wanted that no earlier run has drawn: it costs more than a tenth
    of a second and some ten megabytes.
    """

    loaded = Signal()
    """Icons that were blank can be drawn now: repaint whatever shows icons."""

    def __init__(self, cache_dir: Path | None = None, parent: QObject | None = None) -> None:
        """Make an icon store.

        Args:
            cache_dir: where masks are kept between runs; None keeps none.
            parent: owner.
        """
        super().__init__(parent)
        self._cache_dir = cache_dir
        self._may_load = False
        self._was_blank = False
        self._font: _IconFont | None = None
        self._masks: dict[tuple[str, int], QPixmap] = {}
        self._tinted: dict[tuple[str, int, int, float], QPixmap] = {}

    @property
    def font_loaded(self) -> bool:
        """True once the font was needed and loaded."""
        return self._font is not None

    def load(self) -> None:
        """Allow the font to be loaded; call it once the first paint is over."""
        self._may_load = True
        if self._was_blank:
            self._was_blank = False
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
        mask = self._kept(name, device_size)
        if mask is None and self._may_load:
            if self._font is None:
                self._font = _IconFont()
            mask = self._font.render(name, device_size)
            self._keep(name, device_size, mask)
        if mask is None:
            self._was_blank = True
            blank = QPixmap(device_size, device_size)
            blank.fill(Qt.GlobalColor.transparent)
            return blank
        self._masks[key] = mask
        return mask

    def _kept(self, name: str, device_size: int) -> QPixmap | None:
        if self._cache_dir is None:
            return None
        path = self._cache_dir / _file_name(name, device_size)
        mask = QPixmap()
        if path.is_file() and mask.load(str(path)) and mask.width() == device_size:
            return mask
        return None

    def _keep(self, name: str, device_size: int, mask: QPixmap) -> None:
        if self._cache_dir is not None:
            # A folder that cannot be written is only a slower next start.
            with suppress(OSError):
                self._cache_dir.mkdir(parents=True, exist_ok=True)
            mask.save(str(self._cache_dir / _file_name(name, device_size)))


def _file_name(name: str, device_size: int) -> str:
    return f"{Path(_FONT).stem}-{name}-{device_size}.png"


@contextmanager
def _without(module: str) -> Iterator[None]:
    """Let nobody import a module meanwhile."""
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[module]


class _IconFont:
    """The Phosphor font, loaded through qtawesome without its other fonts."""

    def __init__(self) -> None:
        with _without(_UNWANTED):
            from qtawesome.iconic_font import IconicFont

        self._iconic = IconicFont(("ph", _FONT, _CHARMAP))

    def render(self, name: str, device_size: int) -> QPixmap:
        if name not in self._iconic.charmap["ph"]:
            raise KeyError(name)
        icon = self._iconic.icon(f"ph.{name}", color=QColor(Qt.GlobalColor.black))
        pixmap: QPixmap = icon.pixmap(QSize(device_size, device_size), 1.0)
        pixmap.setDevicePixelRatio(1.0)
        # Kept by qtawesome, an icon would outlive the application, and crash when it goes.
        self._iconic.icon_cache.clear()
        return pixmap
