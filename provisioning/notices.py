"""What a line's notices say together: whom nothing that is heard tells, and what is set in vain.

Knows which notice reaches whom in which calls (SPEC C1, C5, C6, H3); plays none of them.
"""

from collections.abc import Iterator
from typing import Final, assert_never

from provisioning import announcement_parameters as table
from provisioning.errors import Diagnostic
from provisioning.recording_settings import Audience, CallKind, Mode, RecordingSettings
from provisioning.values import Values

_INTERNAL: Final = frozenset({CallKind.INCOMING_INTERNAL, CallKind.OUTGOING_INTERNAL})


def untold(settings: RecordingSettings) -> str:
    """What is missing if nothing that is heard tells the parties of some calls that are recorded
    (DESIGN §3); else empty."""
    kinds = frozenset(kind for kind in settings.selected if not _told(settings, kind))
    if not kinds:
        return ""
    if kinds == frozenset(CallKind):
        return "no reminder tone"
    calls = " and ".join(_calls(kinds, settings.selected))
    return f"no reminder tone and no announcement in {calls} calls"


def notices_in_vain(values: Values, number: int, mode: Mode) -> Iterator[Diagnostic]:
    """Compliance announcements that are set and will never be heard (SPEC C6)."""
    for parameter in (table.COMPLIANCE_INBOUND, table.COMPLIANCE_OUTBOUND):
        setting = values.setting(parameter, number)
        if setting and values.get(parameter, number) and mode is Mode.NEVER:
            yield setting.warning(f"has no effect while the mode of line {number} is Never")
    delay = values.setting(table.COMPLIANCE_DELAY, number)
    if delay and values.get(table.COMPLIANCE_DELAY, number):
        outbound = table.COMPLIANCE_OUTBOUND
        if not values.get(outbound, number):
            yield delay.warning(f"has no effect while {outbound.named(number)} is No")


def _told(settings: RecordingSettings, kind: CallKind) -> bool:
    """Whether a tone or an announcement tells the parties of such a call."""
    sounds_for = settings.tone_audience if settings.tone_interval_s != 0 else None
    match kind:
        case CallKind.INCOMING_INTERNAL | CallKind.OUTGOING_INTERNAL:
            return settings.announce_internal or sounds_for in (Audience.ALL, Audience.INTERNAL)
        case CallKind.INCOMING_PSTN:
            announced = settings.announce_pstn or settings.compliance_inbound
        case CallKind.OUTGOING_PSTN:
            announced = settings.announce_pstn or settings.compliance_outbound
        case _:
            assert_never(kind)
    return announced or sounds_for in (Audience.ALL, Audience.PSTN)


def _calls(kinds: frozenset[CallKind], selected: frozenset[CallKind]) -> Iterator[str]:
    """These calls by name; `selected` are all that are recorded."""
    if kinds & _INTERNAL:
        yield "internal"
    outside = kinds - _INTERNAL
    if outside and outside == selected - _INTERNAL:
        yield "PSTN"
    elif outside:
        yield "incoming PSTN" if CallKind.INCOMING_PSTN in kinds else "outgoing PSTN"
