"""The moving human figure.

From data to picture, each step a module that knows only the ones before it:

* `library`, `identity`: which exercises have poses, and what a kept picture depends on: all that
  is needed where pictures are there from an earlier start.
* `pose`, `posefile`: what a pose file says, decoded and checked.
* `rotation`, `skeleton`, `ik`, `rig`: from a pose to the world positions of all bones.
* `clip`: the posture at any moment of a movement between two poses.
* `figures`, `body`, `props`: spheres on bones and the hulls over them.
* `scene`: which movement, how far, which side: plain values, from a timeline's position.
* `stage`, `projection`: a scene's geometry and the camera that frames it.
* `hulls`, `depth`, `muscles`, `palette`: outlines, order, places of the glow, colours.
* `view`, `tables`, `shading`, `layout`: a moment in the picture; what is painted together, in how
  many levels of light, and where in one array each outline is.
* `canvas`: the few operations that drawing takes; `parts`, `garments`, `solids`, `hair`, `face`,
  `glow`, `floor`, `shadow` draw with them, in the order that `composer` knows.
* `svg`: a canvas that writes shapes down; `painter`: one on a QPainter. Only the latter, `renderer`
  and `pictures`, which keep and write what is drawn, know Qt.
* `validate`, `commands`: the checks, and pictures from the command line.

Nothing else here is imported before something moves or is drawn for the first time: NumPy takes
its time and its memory.
"""
