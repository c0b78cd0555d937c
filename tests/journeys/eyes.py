"""Looks at a screen for the tests, in a process of its own: they themselves have none.

For each line `X Y` on standard input it prints the colour at that place as `#rrggbb`.
"""

import sys

from PySide6.QtGui import QGuiApplication


def main() -> None:
    """Look wherever it is told to, until nobody asks any more."""
    app = QGuiApplication(sys.argv)
    screen = app.primaryScreen()
    for line in sys.stdin:
        x, y = (int(word) for word in line.split())
        colour = screen.grabWindow(0, x, y, 1, 1).toImage().pixelColor(0, 0)
        sys.stdout.write(f"{colour.name()}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
