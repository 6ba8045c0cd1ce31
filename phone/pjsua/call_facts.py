"""What the recorder is told of a call: its ids, its times and who is heard (RFC 7865 §6.3–6.8)."""

import base64
import uuid
from collections.abc import Callable
from datetime import UTC, datetime

from phone.call.states import Party


def identifier() -> str:
    """A new id: 16 random bytes in base64 (RFC 7865 §6.10)."""
    return base64.b64encode(uuid.uuid4().bytes).decode()


class CallFacts:
    """One call's; shared by its recordings, so that they name the same session and parties."""

    def __init__(self) -> None:
        self.session_id = identifier()
        self.near_id = identifier()
        self._far_ids: dict[str, str] = {}
        self.started = datetime.now(UTC)
        self.ended: datetime | None = None
        self.held_by_near = False
        self.held_by_far = False
        self._listeners: list[Callable[[], None]] = []

    def far_id(self, party: Party) -> str:
        """The id of a far party, the same whenever it is asked for."""
        return self._far_ids.setdefault(party.aor or party.number, identifier())

    @property
    def near_sends(self) -> bool:
        """Whether the phone's user is being sent to the far party."""
        return not (self.held_by_near or self.held_by_far)

    @property
    def far_sends(self) -> bool:
        """Whether the far party is being heard; on hold it may send music."""
        return not self.held_by_near

    def begin(self) -> None:
        """The call was answered."""
        self.started = datetime.now(UTC)

    def end(self) -> None:
        """The call is over."""
        self.ended = datetime.now(UTC)

    def hold(self, by_near: bool, by_far: bool) -> None:  # noqa: FBT001  # as HoldChanged has them
        """Who holds the call has changed."""
        self.held_by_near, self.held_by_far = by_near, by_far
        for listener in tuple(self._listeners):
            listener()

    def on_hold_changed(self, listener: Callable[[], None]) -> None:
        """`listener` is called after each change."""
        self._listeners.append(listener)
