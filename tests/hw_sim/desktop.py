"""A simulated phone's state as scripts see it: a desk of fakes, and its snapshot."""

from typing import Any

from hw_sim.snapshot import snapshot
from indicators.models import model
from tests.phone.desk import Desk, profile
from tests.phone.playbook import happen

MODEL = model("8851")


def desk(*happenings: str, **sets: str) -> Desk:
    """A phone to which these have happened."""
    it = Desk(profile(**sets))
    for words in happenings:
        happen(it, words)
    return it


def seen(it: Desk, *, hears: str = "off") -> dict[str, Any]:
    """What REST answers, with what the far end was told of the recording."""
    shell = it.dispatcher
    now = snapshot(shell.profile, shell.state, shell.presentation, it.panel.moment, MODEL)
    return {**now, "far_end": {"hears_record": hears}}


RECORDED = ("dial 1002", "answered", "press Record", "recorder accepted", "wait 5 s")
