"""What a confirmed call offers its far end: who holds it (RFC 3264 §8.4), and what we record of it
(RFC 7866 §6.1.2).

What is wanted is a level; one offer is open at a time, and the difference goes out when none is.
Knows glare (RFC 3261 §14.1). What an answer means for the call is the leg's business.
"""

import random
from collections.abc import Callable
from enum import Enum
from typing import Final

import pjsua2 as pj

from phone.call.states import RecordWord
from phone.pjsua.codecs import led_by
from phone.pjsua.dialog import BUSY, Dialog, Media, offer
from phone.pjsua.endpoint import Endpoint
from phone.siprec.sdp import RecordState, with_record
from provisioning.profile import Codec

GLARE_OWNER_S: Final = (2.1, 4.0)
GLARE_OTHER_S: Final = (0.0, 2.0)
BUSY_S: Final = 0.2
REQUEST_PENDING: Final = 491


class Outcome(Enum):
    """How an offer of ours ended."""

    ACCEPTED = "accepted"
    HOLD_REFUSED = "hold-refused"  # to hold or to retrieve, which is still wanted
    OTHERWISE = "otherwise"  # refused, but nobody needs to know; or it is made again


class Negotiation:
    """Of one dialog, which `dialog` yields; `settled` is told the outcome of each offer."""

    def __init__(
        self,
        endpoint: Endpoint,
        codec: Codec,
        dialog: Callable[[], Dialog | None],
        settled: Callable[[Outcome], None],
        *,
        owner: bool,
        held: bool = False,
    ) -> None:
        """`owner`: the dialog's Call-ID is ours. `held`: it begins so."""
        self.hold_wanted = self.held = held
        self.word = RecordWord.OFF
        self._endpoint, self._codec, self._dialog, self._settled = endpoint, codec, dialog, settled
        self._glare_s = GLARE_OWNER_S if owner else GLARE_OTHER_S
        self._said: RecordWord | None = None
        self._open: bool | None = None  # an offer is: whether it holds
        self._waiting = False  # for another offer to be over

    def edited(self, sdp: str, remote: str) -> str:
        """Our word, and in an offer the line's codec first."""
        self._said = self.word
        if not remote:
            sdp = led_by(sdp, self._codec)
        return with_record(sdp, RecordState(self.word.value))

    def answered(self, status: int) -> bool:
        """A final answer to INVITE or UPDATE; False: to none of these offers."""
        if self._open is None:
            return False
        holding, self._open = self._open, None
        if status < 300:
            self.held = holding
            self._settled(Outcome.ACCEPTED)
        elif status == REQUEST_PENDING:
            self._said = None
            self._wait(random.uniform(*self._glare_s))
            self._settled(Outcome.OTHERWISE)
        else:
            self._refused(holding)
        return True

    def negotiate(self) -> None:
        """Offer what is wanted, if it is not so already and nothing else is open."""
        dialog, holding = self._dialog(), self.hold_wanted
        if dialog is None or not dialog.is_confirmed or self._open is not None or self._waiting:
            return
        if holding == self.held and self.word is self._said:
            return
        prm = offer(Media.SEND if holding else Media.BOTH)
        briefly = holding == self.held and dialog.allows("UPDATE")
        self._open, said = holding, self._said
        try:
            (dialog.update if briefly else dialog.reinvite)(prm)
        except pj.Error as error:
            self._open, self._said = None, said
            if error.status == BUSY:
                self._wait(BUSY_S)
            else:
                self._endpoint.fault("offer", error)
                self._refused(holding)

    def _refused(self, holding: bool) -> None:  # noqa: FBT001  # what the offer was
        still_wanted = holding == self.hold_wanted != self.held
        if still_wanted:
            self.hold_wanted = self.held  # it stays as it was
        self._settled(Outcome.HOLD_REFUSED if still_wanted else Outcome.OTHERWISE)

    def _wait(self, seconds: float) -> None:
        def over() -> None:
            self._waiting = False
            self.negotiate()

        self._waiting = True
        self._endpoint.after(seconds, over)
