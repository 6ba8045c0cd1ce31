"""What the sounds of a phone are built on: where they go, and who is told of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from phone.notices.outcome import AnnouncementEnded
from phone.pjsua.media_port import MediaPort
from phone.pjsua.observations import Trace


@dataclass(frozen=True, slots=True)
class NoticePorts:
    """Our ear's port; how the far parties of a slot are found on the bridge – all that its notices
    are for, and the one of that very call (None: it has no media), with why it hears nothing
    (empty: it does); a port that nobody hears, which keeps the time of what is linked to it; and
    who is told. `wake` ends a turn that is under way, from any thread."""

    ear: MediaPort
    parties: Callable[[int], tuple[Any, ...]]
    own: Callable[[int], Any]
    unheard: Callable[[int], str]
    void: MediaPort
    post: Callable[[AnnouncementEnded], None]
    trace: Trace
    wake: Callable[[], None]
