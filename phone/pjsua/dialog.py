"""One SIP dialog of the library, and what happens in it as plain data.

The library's callbacks end here: they copy what they were given and leave it to the turning
thread. The one exception is the SDP, which is edited on the spot. Must not know what a call or a
recording is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import wraps
from typing import Any, Final, Protocol

import pjsua2 as pj

from phone.pjsua.endpoint import Endpoint
from phone.pjsua.received import legible

BUSY: Final = 70_013  # PJ_EINVALIDOP: another offer is open
FULL: Final = 70_010  # PJ_ETOOMANY: no dialog is free
OK, ACCEPTED, DECLINE = 200, 202, 603


class Media(Enum):
    """What we offer to do with a medium."""

    BOTH = pj.PJMEDIA_DIR_ENCODING_DECODING
    SEND = pj.PJMEDIA_DIR_ENCODING
    NONE = pj.PJMEDIA_DIR_NONE


@dataclass(frozen=True, slots=True)
class Answer:
    """A response to a request of ours. `heard`: it came from the peer and was not made up by the
    library for a timeout or a broken transport. `head` is its header, `sdp` its body, `peer` its
    `host:port`."""

    method: str
    status: int
    reason: str = ""
    heard: bool = True
    head: str = ""
    sdp: str = ""
    peer: str = ""


class Watcher(Protocol):
    """Who is told of a dialog; all but `edited` outside of the library's callbacks."""

    def edited(self, sdp: str, remote: str) -> str:
        """The SDP that goes out in place of `sdp`; `remote` is the offer it answers, if any.
        Called in the middle of the library: it may not use the dialog."""

    def answered(self, answer: Answer) -> None:
        """A response came, provisional or final."""

    def offered(self, sdp: str) -> None:
        """The peer made an offer, and has been answered."""

    def requested(self, method: str, message: str) -> None:
        """The peer sent a request, say re-INVITE, UPDATE, INFO or OPTIONS; of an offer in it
        `offered` tells besides."""

    def media_changed(self) -> None:
        """Media were created or taken away; links are to be made anew."""

    def confirmed(self) -> None:
        """The dialog is established: 2xx and ACK."""

    def disconnected(self, status: int, reason: str) -> None:
        """The dialog is over, whoever ended it; it may not be used any more."""


class Transfers(Protocol):
    """Who answers for a dialog that is transferred or replaced; without one that is refused. The
    first two are called in the middle of the library, and may make a dialog but ask it nothing."""

    def referred(self) -> "Dialog | int":
        """What a REFER (RFC 3515) is answered with: a status, or 202 and this dialog, with which
        the library calls its target, and of which it reports by NOTIFY."""

    def replacement(self, message: str) -> "tuple[Dialog, Media] | None":
        """What takes the place of this dialog if this INVITE with Replaces (RFC 3891) asks for it,
        answered at once and so; None: 603."""

    def replaced(self) -> None:
        """That has come true; this dialog ends behind it."""

    def transferred(self, status: int) -> None:
        """The last word on our REFER: its refusal, or the sipfrag of a NOTIFY."""


def _guarded(callback: Callable[["Dialog", Any], None]) -> Callable[["Dialog", Any], None]:
    """What escapes a callback would only be printed by the library; it is told instead."""

    @wraps(callback)
    def guarded(self: "Dialog", prm: Any) -> None:
        try:
            callback(self, prm)
        except Exception as error:  # noqa: BLE001  # it cannot go through the library
            self.endpoint.fault(callback.__name__, error)

    return guarded


class Dialog(pj.Call):  # type: ignore[misc]  # pjsua2 has no types
    """A pj.Call that reports to a watcher."""

    def __init__(
        self,
        endpoint: Endpoint,
        account: pj.Account,
        watcher: Watcher,
        index: int = pj.PJSUA_INVALID_ID,
        transfers: Transfers | None = None,
    ) -> None:
        """`index` is the library's number of an incoming call."""
        super().__init__(account, index)
        self.endpoint = endpoint
        self.account = account  # the library does not hold it for us
        self.over = False
        self._watcher: Watcher | None = watcher
        self._transfers = transfers
        self._given: Dialog | None = None  # what the library knows of through this one

    # what we ask; pj.Error is for the caller

    def invite(self, uri: str, prm: pj.CallOpParam) -> None:
        """Send the INVITE; pj.Error leaves a dialog that is over."""
        try:
            self.makeCall(uri, prm)
        except pj.Error:
            self.over = True
            raise

    @property
    def exists(self) -> bool:
        """Whether the library knows it; asked about any other, it aborts the process."""
        return not self.over and bool(self.getId() != pj.PJSUA_INVALID_ID)

    @property
    def call_id(self) -> str:
        """Its Call-ID; empty if it does not exist."""
        return str(self.getInfo().callIdString) if self.exists else ""

    @property
    def is_active(self) -> bool:
        """Whether the library has a call for it that has not ended."""
        return self.exists and bool(self.isActive())

    @property
    def is_confirmed(self) -> bool:
        """Whether it is established."""
        return self.exists and bool(self.getInfo().state == pj.PJSIP_INV_STATE_CONFIRMED)

    def allows(self, method: str) -> bool:
        """Whether the peer's Allow has it."""
        allow = 4  # PJSIP_H_ALLOW
        return bool(self.remoteHasCap(allow, "", method) == pj.PJSIP_DIALOG_CAP_SUPPORTED)

    def hang_up(self, prm: pj.CallOpParam) -> None:
        """BYE, CANCEL or a refusal; the watcher learns of the end like of any other."""
        if self.exists:
            self.hangup(prm)

    def retire(self) -> None:
        """Nobody is told of it any more; it ends by itself."""
        self._watcher = self._transfers = None
        if self.exists:
            self.endpoint.keep(self)  # till then: the library would end it once more

    def abandon(self) -> None:
        """It has not come to be. Who gave it to the library keeps it for as long as that may ask
        for it; if it has got a number all the same, its destructor may not run."""
        self.over = True
        self._watcher = self._transfers = None
        if self.getId() != pj.PJSUA_INVALID_ID:
            self.thisown = False
            self.endpoint.keep(self)

    def audio(self) -> tuple[Any, ...]:
        """The bridge ports of the audio media in the order of their m-lines; None for one that is
        refused or not there yet."""
        if not self.exists:
            return ()
        info = self.getInfo()  # kept: its vectors die with it
        return tuple(
            self.getAudioMedia(place)
            if info.media[place].audioConfSlot != pj.PJSUA_INVALID_ID
            else None
            for place in range(len(info.media))
            if info.media[place].type == pj.PJMEDIA_TYPE_AUDIO
        )

    def reports(self, place: int) -> int:
        """How many RTCP reports on the stream of this m-line came; 0 if it does not run."""
        if not self.exists:
            return 0
        try:
            return int(self.getStreamStat(place).rtcp.txStat.updateCount)
        except pj.Error:
            return 0

    # what the library tells

    @_guarded
    def onCallState(self, prm: Any) -> None:  # noqa: ARG002
        info = self.getInfo()
        if info.state == pj.PJSIP_INV_STATE_CONFIRMED:
            self._tell(lambda watcher: watcher.confirmed())
        elif info.state == pj.PJSIP_INV_STATE_DISCONNECTED and not self.over:
            self._disconnected(info.lastStatusCode, legible(info.lastReason))

    @_guarded
    def onCallMediaState(self, prm: Any) -> None:  # noqa: ARG002
        self._tell(lambda watcher: watcher.media_changed())

    @_guarded
    def onCallSdpCreated(self, prm: Any) -> None:
        watcher, remote = self._watcher, legible(prm.remSdp.wholeSdp)
        if watcher is None:
            return
        prm.sdp.wholeSdp = watcher.edited(legible(prm.sdp.wholeSdp), remote)
        if remote:
            self._tell(lambda watcher: watcher.offered(remote))

    @_guarded
    def onCallTsxState(self, prm: Any) -> None:
        event = prm.e.body.tsxState
        transaction, heard = event.tsx, event.type == pj.PJSIP_EVENT_RX_MSG
        method = transaction.method
        if transaction.role == pj.PJSIP_ROLE_UAC:
            status, reason = transaction.statusCode, legible(transaction.statusText)
            if status < 100 or (not heard and status < 300):
                return
            received = event.src.rdata if heard else None
            head, sdp = _parts(legible(received.wholeMsg)) if received else ("", "")
            peer = received.srcAddress if received else ""
            answer = Answer(method, status, reason, heard, head, sdp, peer)
            self._tell(lambda watcher: watcher.answered(answer))
        elif heard and method not in ("ACK", "BYE", "CANCEL"):
            message = legible(event.src.rdata.wholeMsg)
            self._tell(lambda watcher: watcher.requested(method, message))

    @_guarded
    def onCallTransferRequest(self, prm: Any) -> None:
        prm.statusCode = DECLINE  # a REFER is not followed by the library behind our back
        answer = self._transfers.referred() if self._transfers is not None else DECLINE
        if isinstance(answer, int):
            prm.statusCode = answer
            return
        _shape(prm.opt, Media.BOTH, 1)
        prm.newCall, prm.statusCode = answer, ACCEPTED
        self._given = answer

    @_guarded
    def onCallTransferStatus(self, prm: Any) -> None:
        status, transfers = prm.statusCode, self._transfers
        if transfers is not None and (prm.finalNotify or status >= 200):
            self.endpoint.later(lambda: transfers.transferred(status))

    @_guarded
    def onCallReplaceRequest(self, prm: Any) -> None:
        prm.statusCode = DECLINE
        message, transfers = legible(prm.rdata.wholeMsg), self._transfers
        found = transfers.replacement(message) if transfers is not None else None
        if found is not None:
            successor, direction = found
            _shape(prm.opt, direction, 1)
            prm.newCall, prm.statusCode = successor, OK
            self._given = successor

    @_guarded
    def onCallReplaced(self, prm: Any) -> None:  # noqa: ARG002
        transfers = self._transfers
        if transfers is not None:
            self.endpoint.later(transfers.replaced)

    def _disconnected(self, status: int, reason: str) -> None:
        self.over = True
        self._tell(lambda watcher: watcher.disconnected(status, reason))
        self.endpoint.later(self._let_go)

    def _let_go(self) -> None:
        """The library's destructor would act on whatever call has got our number by now."""
        self._watcher = self._transfers = self._given = None
        self.thisown = False
        self.endpoint.let_go(self)

    def _tell(self, what: Callable[[Watcher], None]) -> None:
        self.endpoint.later(lambda: what(self._watcher) if self._watcher else None)


def header(name: str, value: str) -> pj.SipHeader:
    """One header line."""
    made = pj.SipHeader()
    made.hName, made.hValue = name, value
    return made


def offer(direction: Media, count: int = 1) -> pj.CallOpParam:
    """Parameters of an INVITE, re-INVITE or UPDATE with `count` audio media."""
    prm = pj.CallOpParam(True)
    _shape(prm.opt, direction, count)
    return prm


def _shape(settings: pj.CallSetting, direction: Media, count: int) -> None:
    settings.audioCount, settings.videoCount = count, 0
    settings.flag |= pj.PJSUA_CALL_SET_MEDIA_DIR
    settings.mediaDir = pj.IntVector([direction.value] * count)


def _parts(message: str) -> tuple[str, str]:
    head, _, body = message.replace("\r\n", "\n").partition("\n\n")
    return head, body
