"""The moving human figure.

From data to picture, each step a module that knows only the ones before it:

* `pose`, `posefile`: what a pose file says, decoded and checked.
* `rotation`, `skeleton`, `ik`, `rig`: from a pose to the world positions of all bones.
* `clip`: the posture at any moment of a movement between two poses.
* `figures`, `body`, `props`: spheres on bones and the hulls over them.
* `scene`: which movement, how far, which side: plain values, from a timeline's position.
* `stage`, `projection`: a scene's geometry and the camera that frames it.
* `hulls`, `depth`, `muscles`, `head`, `palette`, `blur`: outlines, order, glow, face, colours.
* `painter`: the only module that knows Qt.
* `validate`, `commands`: the checks, and pictures from the command line.

Nothing here is imported before the figure is first shown, since numpy takes its time.
"""
