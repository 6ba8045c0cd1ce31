"""What a line's recording parameters say together (SPEC A, DESIGN §4).

Knows which setting rules another out. A recording that cannot be made here is an error with its
line, yet leaves the phone its profile: it must still telephone, and say "not supported".
"""

from provisioning import recording_parameters as table
from provisioning.assignment import Assignment
from provisioning.errors import Diagnostic
from provisioning.profile import CallKind, Mode, Protocol, RecordingSettings
from provisioning.values import Values


def recording_settings(
    values: Values, number: int, ways: frozenset[Protocol]
) -> tuple[RecordingSettings, list[Diagnostic]]:
    """The recording settings of one line, with what is to be said about them."""
    service = values.get(table.SERVICE)
    mode = values.get(table.MODE, number) if service else Mode.NEVER
    server = values.get(table.SERVER, number)
    protocol = values.get(table.PROTOCOL, number) or (Protocol.SRC if server else Protocol.SIPREC)
    settings = RecordingSettings(
        mode=mode,
        protocol=protocol,
        supported=mode is Mode.NEVER or protocol in ways,
        server=server,
        tone_interval_s=values.get(table.TONE_INTERVAL, number),
        tone_duration_ms=values.get(table.TONE_DURATION, number),
        tone_level_dbm0=values.get(table.TONE_LEVEL, number),
        tone_local_level_dbm0=values.get(table.TONE_LOCAL_LEVEL, number),
        setup_timeout_s=values.get(table.SETUP_TIMEOUT, number),
        keepalive_s=values.get(table.KEEPALIVE, number),
        record_voicemail=values.get(table.VOICE_MAIL, number),
        selected=_selected(values, number, mode),
        failure=values.get(table.FAILURE, number),
        announce_pstn=values.get(table.ANNOUNCE_PSTN, number),
        announce_internal=values.get(table.ANNOUNCE_INTERNAL, number),
        pause_notice=values.get(table.PAUSE_NOTICE, number),
        tone_audience=values.get(table.TONE_AUDIENCE, number),
    )
    setting = values.setting(table.MODE, number)
    if setting is None or values.get(table.MODE, number) is Mode.NEVER:
        return settings, []
    if not service:
        return settings, [setting.warning(f"has no effect while {table.SERVICE.name} is No")]
    return settings, _remarks(settings, setting, values, number)


def _selected(values: Values, number: int, mode: Mode) -> frozenset[CallKind]:
    """The calls that are recorded (SPEC H2): outside the Always modes nothing is selected out."""
    if mode not in (Mode.ALWAYS, Mode.ALWAYS_PAUSE_RESUME):
        return frozenset(CallKind)
    wanted = (kind for kind, parameter in table.SELECTION.items() if values.get(parameter, number))
    return frozenset(wanted)


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
    if settings.tone_interval_s == 0:
        tone = values.setting(table.TONE_INTERVAL, number) or mode
        message = "no reminder tone: parties whose phones do not show it are told by nothing"
        remarks.append(tone.warning(message))
    return remarks
