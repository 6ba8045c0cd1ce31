"""What a line's recording parameters say together (SPEC A, DESIGN §4).

Knows which setting rules another out. A recording that cannot be made here is an error with its
line, yet leaves the phone its profile: it must still telephone, and say "not supported".
"""

from typing import Final

from provisioning import announcement_parameters as announcement
from provisioning import recording_parameters as table
from provisioning import tone_parameters as tones
from provisioning.assignment import Assignment
from provisioning.errors import Diagnostic
from provisioning.notices import notices_in_vain, untold
from provisioning.recording_settings import CallKind, Mode, Protocol, RecordingSettings
from provisioning.values import Values

_SELECTIVE: Final = (Mode.ALWAYS, Mode.ALWAYS_PAUSE_RESUME)
"""The modes in which calls may be selected out (SPEC H2)."""


def recording_settings(
    values: Values, number: int, ways: frozenset[Protocol]
) -> tuple[RecordingSettings, list[Diagnostic]]:
    """The recording settings of one line, with what is to be said about them."""
    settings = _settings(values, number, ways)
    remarks = _selected_in_vain(values, number, settings.mode)
    remarks += notices_in_vain(values, number, settings.mode)
    remarks += _tones_in_vain(values, number)
    wish = values.setting(table.MODE, number)
    if wish and settings.mode is not Mode.NEVER:
        remarks += _remarks(settings, wish, values, number)
    elif wish and values.get(table.MODE, number) is not Mode.NEVER:
        remarks.append(wish.warning(f"has no effect while {table.SERVICE.name} is No"))
    return settings, remarks


def _settings(values: Values, number: int, ways: frozenset[Protocol]) -> RecordingSettings:
    mode = values.get(table.MODE, number) if values.get(table.SERVICE) else Mode.NEVER
    server = values.get(table.SERVER, number)
    protocol = values.get(table.PROTOCOL, number) or (Protocol.SRC if server else Protocol.SIPREC)
    return RecordingSettings(
        mode=mode,
        protocol=protocol,
        supported=mode is Mode.NEVER or protocol in ways,
        server=server,
        tone_interval_s=values.get(tones.TONE_INTERVAL, number),
        tone_duration_ms=values.get(tones.TONE_DURATION, number),
        tone_level_dbm0=values.get(tones.TONE_LEVEL, number),
        tone_country=values.get(tones.TONE_COUNTRY, number).upper(),
        tone_script=values.get(tones.TONE_SCRIPT, number),
        tone_local_level_dbm0=values.get(tones.TONE_LOCAL_LEVEL, number),
        setup_timeout_s=values.get(table.SETUP_TIMEOUT, number),
        keepalive_s=values.get(table.KEEPALIVE, number),
        record_voicemail=values.get(table.VOICE_MAIL, number),
        selected=_selected(values, number, mode),
        failure=values.get(table.FAILURE, number),
        announce_pstn=values.get(announcement.ANNOUNCE_PSTN, number),
        announce_internal=values.get(announcement.ANNOUNCE_INTERNAL, number),
        compliance_inbound=values.get(announcement.COMPLIANCE_INBOUND, number),
        compliance_outbound=values.get(announcement.COMPLIANCE_OUTBOUND, number),
        compliance_delay_s=values.get(announcement.COMPLIANCE_DELAY, number),
        language=values.get(announcement.LANGUAGE, number),
        announcement_set=values.get(announcement.PROMPT_SET, number),
        pause_notice=values.get(table.PAUSE_NOTICE, number),
        tone_audience=values.get(tones.TONE_AUDIENCE, number),
    )


def _selected(values: Values, number: int, mode: Mode) -> frozenset[CallKind]:
    """The calls that are recorded (SPEC H2): outside the Always modes nothing is selected out."""
    if mode not in _SELECTIVE:
        return frozenset(CallKind)
    wanted = (kind for kind, parameter in table.SELECTION.items() if values.get(parameter, number))
    return frozenset(wanted)


def _selected_in_vain(values: Values, number: int, mode: Mode) -> list[Diagnostic]:
    """Calls that are selected out in a mode without selection (SPEC H2)."""
    if mode in _SELECTIVE:
        return []
    out = [it for it in table.SELECTION.values() if not values.get(it, number)]
    settings = [setting for it in out if (setting := values.setting(it, number))]
    where = " and ".join(selective.value for selective in _SELECTIVE)
    return [it.warning(f"has no effect but in the modes {where} (SPEC H2)") for it in settings]


def _tones_in_vain(values: Values, number: int) -> list[Diagnostic]:
    """The reminder's sound, where there is no reminder or something else says its sound."""
    country, script = (
        values.setting(parameter, number) if values.get(parameter, number) else None
        for parameter in (tones.TONE_COUNTRY, tones.TONE_SCRIPT)
    )
    if values.get(tones.TONE_INTERVAL, number) == 0:
        name = tones.TONE_INTERVAL.named(number)
        return [it.warning(f"has no effect while {name} is 0") for it in (country, script) if it]
    if country and script:
        name = tones.TONE_SCRIPT.named(number)
        return [country.warning(f"has no effect: {name} says what the reminder sounds like")]
    return []


def _remarks(
    settings: RecordingSettings, mode: Assignment, values: Values, number: int
) -> list[Diagnostic]:
    """What to say about a line that wants its calls recorded; `mode` is where it says so."""
    remarks = []
    way = values.setting(table.PROTOCOL, number) or mode
    server = table.SERVER.named(number)
    if not settings.supported:
        chosen = "" if way is not mode else f", which counts where {server} is not set,"
        message = f"recording by {settings.protocol.value}{chosen} is not in this build"
        outcome = f"calls of line {number} are not recorded and say so"
        remarks.append(way.fault(f"{message}; {outcome}", rejects=False))
    elif settings.protocol is Protocol.SRC and not settings.server:
        remarks.append(way.fault(f"expected {server} for recording by SRC, found none"))
    if missing := untold(settings):
        silent = settings.tone_interval_s == 0
        sounding = tones.TONE_INTERVAL if silent else tones.TONE_AUDIENCE
        tone = values.setting(sounding, number) or mode
        message = f"{missing}: parties whose phones do not show it are told by nothing"
        remarks.append(tone.warning(message))
    return remarks
