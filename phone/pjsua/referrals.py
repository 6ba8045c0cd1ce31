"""REFERs (RFC 3515) that wait: the library wants its answer within a callback, the machine has it
a little later.

A module of the library's own kind, between its transactions and its dialogs, keeps a copy of the
REFER and gives it on when the answer is known, which is what pjsip_endpt_process_rx_data is for.
A request of the same dialog that comes in between makes the library answer 500: it takes the REFER
for late. What is in the REFER, and who places the call, is the dialog's and the library's business.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from phone.pjsua import library

_PRIORITY: Final = 20  # after PJSIP_MOD_PRIORITY_TSX_LAYER (16), before the dialogs' (32)
_TO_BE_PASSED_ON, _TAKEN = 0, 1
_REFERRED_TO: Final = re.compile(r"(?mi)^(?:Refer-To|r)[ \t]*:[ \t]*(.*?)[ \t]*\r?$")
_CALL_ID: Final = re.compile(r"(?mi)^(?:Call-ID|i)[ \t]*:[ \t]*(\S+)")
_CSEQ: Final = re.compile(r"(?mi)^CSeq[ \t]*:[ \t]*(\d+)")


@dataclass(frozen=True, slots=True)
class Referral:
    """A REFER within the dialog `call_id`, to the name-addr `target`."""

    call_id: str
    sequence: str
    target: str


def referral(message: str) -> Referral | None:
    """What a REFER says; None for one that says too little, which is the library's to answer."""
    head = re.split(r"\r?\n\r?\n", message, maxsplit=1)[0]
    call_id, sequence, target = _CALL_ID.search(head), _CSEQ.search(head), _REFERRED_TO.search(head)
    if call_id is None or sequence is None or target is None:
        return None
    return Referral(call_id[1], sequence[1], target[1])


class Referrals:
    """Of one library. `wanted` is asked in the middle of the library whether the dialog of a REFER
    is one that answers later; `fault` is told what goes wrong there."""

    def __init__(
        self,
        wanted: Callable[[Referral], bool],
        fault: Callable[[str, BaseException], None],
    ) -> None:
        """After the library has started; raises OSError if it does not take the module."""
        self._wanted, self._fault = wanted, fault
        self._waiting: dict[Referral, int] = {}
        self._module = library.RequestModule(b"mod-referrals", _PRIORITY, self._received)

    def answer(self, one: Referral) -> None:
        """Let the library have it now, which asks the dialog (Dialog.onCallTransferRequest) before
        this returns; if there is no such dialog any more it answers 481 by itself."""
        kept = self._waiting.pop(one, None)
        if kept is not None:
            self._module.resume(kept)

    def close(self) -> None:
        """Before the library ends."""
        for one in tuple(self._waiting):
            self.answer(one)
        self._module.close()

    def _received(self, request: int) -> int:
        try:
            return self._keep(request)
        except Exception as error:  # noqa: BLE001  # it cannot go through the library
            self._fault("REFER", error)
            return _TO_BE_PASSED_ON

    def _keep(self, request: int) -> int:
        if library.method_of(request) != "REFER":
            return _TO_BE_PASSED_ON
        one = referral(library.text_of(request))
        if one is None:
            return _TO_BE_PASSED_ON
        if one in self._waiting:
            return _TAKEN  # the same again (RFC 3261 §17.1.2): its answer is on the way
        if not self._wanted(one):
            return _TO_BE_PASSED_ON
        self._waiting[one] = library.copy_of(request)
        return _TAKEN
