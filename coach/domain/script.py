"""A session as a script to read: every sentence and sound with its time."""

from collections.abc import Iterator

from coach.domain.timeline import CueKind, Segment, Timeline


def script_lines(timeline: Timeline) -> Iterator[str]:
    """Yield the lines of a readable script: a heading an exercise, then times and words."""
    yield f"{timeline.name}, {clock(timeline.length_ms)}"
    if timeline.left_out:
        yield f"Left out today: {', '.join(timeline.left_out)}"
    cues = iter(timeline.cues)
    cue = next(cues, None)
    item = None
    for segment in timeline.segments:
        if segment.item != item and segment.item is not None:
            planned = timeline.items[segment.item]
            yield ""
            yield f"{segment.item + 1}. {planned.name} ({planned.dose_text})"
        item = segment.item
        yield f"{clock(segment.start_ms):>6}  [{_label(segment)}]"
        while cue is not None and cue.segment == segment.index:
            if cue.kind.spoken:
                yield f"{clock(cue.at_ms):>6}      “{cue.text}”"
            elif cue.kind is CueKind.TICK:
                yield f"{clock(cue.at_ms):>6}      {cue.text}"
            cue = next(cues, None)


def clock(ms: int) -> str:
    """Return a time as minutes and seconds."""
    seconds = ms // 1000
    return f"{seconds // 60}:{seconds % 60:02d}"


def _label(segment: Segment) -> str:
    parts = [f"{segment.kind}, {segment.length_ms / 1000:.0f} s"]
    if segment.set_number:
        parts.append(f"set {segment.set_number}")
    if segment.rep_number:
        parts.append(f"rep {segment.rep_number}")
    if segment.side is not None:
        parts.append(str(segment.side))
    return ", ".join(parts)
