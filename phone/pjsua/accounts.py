"""The library's accounts: one per line, and one that recording sessions are made with.

Knows registration (RFC 3261 §10, digest §22) and where RTP may be sent from. Must not know calls:
an INVITE is handed on with its line.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import pjsua2 as pj

from phone.call.events import RegistrationChanged
from phone.pjsua.endpoint import Endpoint
from phone.pjsua.party import address_of_record
from phone.pjsua.received import legible
from provisioning.profile import Line, Transport

SOURCE: Final = ";+sip.src"
"""What makes a Contact that of a recording client (RFC 7866 §6.1.1): a header parameter."""

LIMIT: Final = 8
"""Accounts that this build has room for; one more aborts the process."""


@dataclass(frozen=True, slots=True)
class RtpPorts:
    """The ports that RTP and RTCP may use, both ends included."""

    first: int
    last: int


class LineAccount(pj.Account):  # type: ignore[misc]  # pjsua2 has no types
    """An account that tells of its INVITEs and of its registration."""

    def __init__(
        self,
        endpoint: Endpoint,
        line: int,
        received: Callable[["LineAccount", int, str], None],
        registered: Callable[[RegistrationChanged], None],
    ) -> None:
        super().__init__()
        self.line = line
        self._endpoint = endpoint
        self._received = received
        self._registered = registered

    def onIncomingCall(self, prm: Any) -> None:
        """Called in the middle of the library: the dialog has to be made here."""
        index, message = prm.callId, legible(prm.rdata.wholeMsg)
        self._endpoint.guard("onIncomingCall", lambda: self._received(self, index, message))

    def onRegState(self, prm: Any) -> None:
        """The registrar answered, or did not."""
        status = prm.code
        registered = 200 <= status < 300 and prm.expiration > 0
        change = RegistrationChanged(self.line, registered, status)
        self._endpoint.later(lambda: self._registered(change))


def line_settings(line: Line, endpoint: Endpoint, rtp: RtpPorts) -> pj.AccountConfig:
    """The library's settings for a line's account."""
    host = f"{endpoint.address}:{endpoint.sip_port}"
    settings = _settings(address_of_record(line, host), endpoint, rtp)
    if line.proxy and line.register:
        tcp = ";transport=tcp" if line.transport is Transport.TCP else ""
        settings.regConfig.registrarUri = f"sip:{line.proxy}{tcp}"
        settings.regConfig.timeoutSec = line.register_expires_s
        settings.regConfig.dropCallsOnFail = False
    settings.callConfig.prackUse = pj.PJSUA_100REL_OPTIONAL  # reliable for who can (RFC 3262)
    if line.password:
        credentials = pj.AuthCredInfo("digest", "*", line.auth_id, 0, line.password)
        settings.sipConfig.authCreds.append(credentials)
    return settings


def recording_settings(line: Line, endpoint: Endpoint, rtp: RtpPorts) -> pj.AccountConfig:
    """Those of the account for recording sessions: never registered, no session timers (a
    refresh by the library would lack metadata; OPTIONS keeps watch instead)."""
    host = f"{endpoint.address}:{endpoint.sip_port}"
    settings = _settings(address_of_record(line, host), endpoint, rtp)
    settings.sipConfig.contactParams = SOURCE
    settings.callConfig.timerUse = pj.PJSUA_SIP_TIMER_INACTIVE
    settings.priority = -1
    return settings


def _settings(name_addr: str, endpoint: Endpoint, rtp: RtpPorts) -> pj.AccountConfig:
    settings = pj.AccountConfig()
    settings.idUri = name_addr
    settings.natConfig.contactRewriteUse = 0
    settings.natConfig.viaRewriteUse = False
    settings.natConfig.sdpNatRewriteUse = 0
    settings.natConfig.sipOutboundUse = 0  # no ;ob: there is no flow to keep (RFC 5626)
    media = settings.mediaConfig
    media.lockCodecEnabled = False  # else an UPDATE after each answer with several codecs
    media.transportConfig.boundAddress = endpoint.address
    media.transportConfig.port = rtp.first
    media.transportConfig.portRange = rtp.last - rtp.first
    return settings
