"""A canvas that writes the drawing down as SVG: true shapes at any size.

Halos, hems and glows are clip paths and masks, and roots that blend into what they grow out of use
`mix-blend-mode`; browsers, Inkscape and librsvg know all of it, SVG Tiny readers do not.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape

import numpy as np

from coach.figure.canvas import Colour, Paint, Radial, Region, Run, Shadow, Slots, Stroke
from coach.figure.rotation import Array

_BLUR = 1.7
"""Standard deviation of the shadow's blur, in its own pixels: that of `blur.blurred`."""


class SvgCanvas:
    """Collects a picture's shapes.

    Args:
        width: of the picture, pixels.
        height: as width.
        title: what it shows.
    """

    def __init__(self, width: float, height: float, title: str) -> None:
        self._size = (width, height)
        self._title = title
        self._shapes: list[str] = []
        self._definitions: list[str] = []
        self._opaque: list[str] = []
        self._shadowed = False
        """Whether the floor is drawn, so that halos fall on all that follows."""
        self._regions: list[tuple[Region, str]] = []

    def document(self) -> str:
        """Return the file's text."""
        width, height = (_number(n) for n in self._size)
        size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        lines = [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size}>',
            f"<title>{escape(self._title)}</title>",
            "<defs>",
            *self._definitions,
            "</defs>",
            '<g style="isolation:isolate">',
            *self._shapes,
            "</g>",
            "</svg>",
        ]
        return "\n".join(lines) + "\n"

    def shadow(self, shadow: Shadow) -> None:
        """Draw the soft shadow on the floor: a mask, in which a darker band replaces a lighter."""
        x, y, width, height = (_number(n) for n in shadow.box)
        blur = self._define(
            f'<filter id="{{}}" filterUnits="userSpaceOnUse" x="{x}" y="{y}" width="{width}" '
            f'height="{height}" color-interpolation-filters="sRGB">'
            f'<feGaussianBlur stdDeviation="{_number(_BLUR * shadow.pixel)}"/></filter>'
        )
        points = shadow.points * shadow.pixel + np.array(shadow.box[:2])
        bands = "".join(
            f'<path fill="{_hex((alpha, alpha, alpha))}" d="{_union(points, slots)}"/>'
            for alpha, slots in shadow.bands
            if slots
        )
        mask = self._define(
            f'<mask id="{{}}" maskUnits="userSpaceOnUse" x="{x}" y="{y}" width="{width}" '
            f'height="{height}"><g filter="url(#{blur})">{bands}</g></mask>'
        )
        self._shadowed = True
        self._shapes.append(
            f'<rect x="{x}" y="{y}" width="{width}" height="{height}" mask="url(#{mask})"/>'
        )

    def hulls(self, points: Array, slots: Slots, colour: Colour) -> None:
        """Fill outlines."""
        self._add_opaque(f'<path {{}}{_fill(colour)} d="{_union(points, slots)}"/>')

    def shades(
        self,
        points: Array,
        runs: Sequence[Run],
        colours: tuple[Colour, ...],
        region: Region | None,
        *,
        smooth: bool,  # noqa: ARG002
    ) -> None:
        """Fill levels one after another."""
        clip = "" if region is None else f' clip-path="url(#{self._region(region)})"'
        for run in runs:
            blend = ' style="mix-blend-mode:lighten"' if run.lighten else ""
            for slots, cut in ((run.free, ""), (run.cut, clip)):
                if slots:
                    path = f'd="{_union(points, slots)}"'
                    self._shapes.append(f"<path{_fill(colours[run.level])}{blend}{cut} {path}/>")

    def halo(self, points: Array, slots: Slots, colour: Colour) -> None:
        """Darken what is there already under the union of outlines."""
        uses = "".join(f'<use href="#{name}"/>' for name in self._opaque)
        clip = self._define(f'<clipPath id="{{}}">{uses}</clipPath>')
        self._shapes.append(
            f'<path{_fill(colour)} clip-path="url(#{clip})" d="{_union(points, slots)}"/>'
        )

    def light(self, gradient: Radial, points: Array, lit: Slots, cover: Slots) -> None:
        """Let a gradient shine on the union of outlines, except where others cover it."""
        x, y, r = (_number(n) for n in (*gradient.centre, gradient.radius))
        hidden = f'<path d="{_union(points, cover)}"/>' if cover else ""
        mask = self._define(
            f'<mask id="{{}}" maskUnits="userSpaceOnUse" x="0" y="0" '
            f'width="{_number(self._size[0])}" height="{_number(self._size[1])}">'
            f'<path fill="#fff" d="{_union(points, lit)}"/>{hidden}</mask>'
        )
        self._shapes.append(
            f'<circle cx="{x}" cy="{y}" r="{r}"{self._paint(gradient)} mask="url(#{mask})"/>'
        )

    def polygon(self, points: Array, paint: Paint | None, stroke: Stroke | None = None) -> None:
        """Draw one polygon, filled or stroked or both."""
        line = "" if stroke is None else _stroke(stroke)
        fill = ' fill="none"' if paint is None else self._paint(paint)
        shape = f'<path {{}}{fill}{line} stroke-linejoin="bevel" d="{_path(points)}"/>'
        if self._shadowed:
            self._add_opaque(shape)
        else:
            self._shapes.append(shape.format(""))

    def ellipse(
        self, centre: tuple[float, float], a: float, b: float, paint: Paint, angle: float = 0.0
    ) -> None:
        """Fill an ellipse with the half axes a and b, turned clockwise by degrees."""
        x, y = (_number(n) for n in centre)
        turn = f' transform="rotate({_number(angle)} {x} {y})"' if angle else ""
        self._add_opaque(
            f'<ellipse {{}} cx="{x}" cy="{y}" rx="{_number(a)}" ry="{_number(b)}"'
            f"{turn}{self._paint(paint)}/>"
        )

    def curve(self, points: Array, stroke: Stroke) -> None:
        """Draw a quadratic curve: from the first point to the third, drawn to the second."""
        a, control, b = (f"{_number(x)} {_number(y)}" for x, y in points.tolist())
        self._shapes.append(
            f'<path fill="none"{_stroke(stroke)} stroke-linecap="round" d="M{a}Q{control} {b}"/>'
        )

    def cap(
        self, outline: Array, disc: tuple[tuple[float, float], float] | None, paint: Paint
    ) -> None:
        """Fill an outline, or what a disc (centre and radius) has beyond it."""
        path = _path(outline) if len(outline) else ""
        if disc is not None:
            (x, y), radius = disc
            r, across = _number(radius), _number(2.0 * radius)
            path += f"M{_number(x - radius)} {_number(y)}"
            path += f"a{r} {r} 0 1 0 {across} 0a{r} {r} 0 1 0 -{across} 0z"
        self._add_opaque(f'<path {{}}{self._paint(paint)} fill-rule="evenodd" d="{path}"/>')

    def _define(self, text: str) -> str:
        """Keep a definition, whose name is to stand where its braces are, and return the name."""
        name = f"d{len(self._definitions)}"
        self._definitions.append(text.format(name))
        return name

    def _add_opaque(self, text: str) -> None:
        """Add a shape that halos fall on; its name is to stand where its braces are."""
        name = f"s{len(self._opaque)}"
        self._opaque.append(name)
        self._shapes.append(text.format(f'id="{name}"'))

    def _region(self, region: Region) -> str:
        for known, name in self._regions:
            if known is region:
                return name
        border, rule = region.outline, ""
        path = _path(border)
        if region.outside:
            left, top, right, bottom = region.box
            corners = np.array(((left, top), (right, top), (right, bottom), (left, bottom)))
            path, rule = path + _path(corners), ' clip-rule="evenodd"'
        name = self._define(f'<clipPath id="{{}}"><path{rule} d="{path}"/></clipPath>')
        self._regions.append((region, name))
        return name

    def _paint(self, paint: Paint) -> str:
        if isinstance(paint, tuple):
            return _fill(paint)
        stops = "".join(
            f'<stop offset="{_number(share)}" stop-color="{_hex(colour)}"{_alpha("stop", colour)}/>'
            for share, colour in paint.stops
        )
        if isinstance(paint, Radial):
            (x, y), (fx, fy) = paint.centre, paint.focus
            kind = "radialGradient"
            places = {"cx": x, "cy": y, "r": paint.radius, "fx": fx, "fy": fy}
        else:
            (x1, y1), (x2, y2) = paint.start, paint.end
            kind, places = "linearGradient", {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
        where = " ".join(f'{key}="{_number(value)}"' for key, value in places.items())
        name = self._define(
            f'<{kind} id="{{}}" gradientUnits="userSpaceOnUse" {where}>{stops}</{kind}>'
        )
        return f' fill="url(#{name})"'


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour[:3])


def _alpha(kind: str, colour: Colour) -> str:
    return "" if len(colour) == 3 else f' {kind}-opacity="{_number(colour[3] / 255.0)}"'


def _fill(colour: Colour) -> str:
    return f' fill="{_hex(colour)}"{_alpha("fill", colour)}'


def _stroke(stroke: Stroke) -> str:
    colour, width = stroke.colour, _number(stroke.width)
    return f' stroke="{_hex(colour)}"{_alpha("stroke", colour)} stroke-width="{width}"'


def _path(points: Array) -> str:
    """Return a closed path: its first point, then steps in tenths of a pixel."""
    tenths = np.rint(points * 10.0).astype(int)
    steps = np.diff(tenths, axis=0)
    steps = steps[steps.any(axis=1)]
    x, y = (tenths[0] / 10.0).tolist()
    return f"M{x:g} {y:g}l{' '.join(f'{a:g} {b:g}' for a, b in (steps / 10.0).tolist())}z"


def _union(points: Array, slots: Slots) -> str:
    """Return a path of several outlines, turned the same way so that none cancels another."""
    paths = []
    for outline in points[list(slots)]:
        x, y = outline.T
        area = float(x @ np.roll(y, -1) - y @ np.roll(x, -1))
        paths.append(_path(outline if area > 0.0 else outline[::-1]))
    return "".join(paths)
