"""What was not saved when the program stopped: offered, gone on with, thrown away."""

from collections.abc import Iterator

import msgspec

from coach.clock import local_now
from coach.storage.drafts import DraftKind, KeptDraft, keep_draft
from tests.screens.own import HANDOUT
from tests.screens.program import Program
from tests.support.faults import settle

NAME = "What the clinic wrote down for me in spring and I have changed"
DRAFTS: tuple[tuple[DraftKind, str, object], ...] = (
    (
        DraftKind.ROUTINE,
        "from-the-clinic",
        {"name": NAME[:60], "items": [{"exercise": "cat-cow"}, {"exercise": "gone"}]},
    ),
    (DraftKind.EXERCISE, "", {"form": {"name": "", "hold_seconds": 5}}),
    (DraftKind.HANDOUT, "", {"text": HANDOUT, "name": "Low back"}),
)


def screens(program: Program) -> Iterator[str]:
    workshop, home = program.back.workshop, program.window.home
    data_dir = program.back.paths.data_dir
    files = [
        keep_draft(
            data_dir,
            KeptDraft(kind, msgspec.Raw(msgspec.json.encode(content)), local_now(), about),
        )
        for kind, about, content in DRAFTS
    ]
    workshop.offer_drafts()
    home.show_routines()
    yield "offered"
    keys = [f"draft:{path.name}" for path in files]
    home.notices.other_chosen.emit(keys[1])
    yield "thrown away"
    home.notices.action_chosen.emit(f"{keys[1]}:gone")
    desks = (workshop.editor, workshop.own, workshop.handout)
    for key, (kind, *_), desk in zip(keys, DRAFTS, desks, strict=True):
        home.notices.action_chosen.emit(key)
        yield f"{kind} gone on with"
        desk().leave()
        settle()
        program.press("Leave")
        settle()
