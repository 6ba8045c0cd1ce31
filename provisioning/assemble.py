"""Assembling: from checked values to the typed profile, and the checks that span parameters.

Knows what settings mean together: the recording way that follows from several (DESIGN §4), what
has no effect, what contradicts. Single values have been checked before.
"""

from collections.abc import Callable, Iterator
from typing import TypeVar

from provisioning import announcement_parameters as announcement
from provisioning import calling_parameters as calling
from provisioning import domains, header_hints
from provisioning import key_list_parameters as keys
from provisioning import parameters as table
from provisioning import pstn_parameters as pstn
from provisioning import tone_parameters as tones
from provisioning.assignment import Assignment
from provisioning.checkers import Checkers
from provisioning.errors import Diagnostic
from provisioning.lines import assemble_lines
from provisioning.parameter import LINES, Parameter
from provisioning.profile import CallProgressTones, KeyLists, Line, Profile, SpeedDial
from provisioning.pstn import PstnRules
from provisioning.recording_parameters import SERVICE
from provisioning.recording_settings import Protocol
from provisioning.values import Values

K = TypeVar("K")
T = TypeVar("T")


def assemble(
    values: Values, checkers: Checkers[K], ways: frozenset[Protocol]
) -> tuple[Profile[K], list[Diagnostic]]:
    """The profile these checked values make, and what is to be said about them together.

    If one of the diagnostics is fatal, the profile must not come into force.
    """
    found: list[Diagnostic] = []
    lines = assemble_lines(values, ways, found)
    profile = Profile(
        station_name=values.get(table.STATION_NAME),
        station_display_name=values.get(table.STATION_DISPLAY_NAME),
        lines=lines,
        speed_dials=tuple(_speed_dials(values, lines, found)),
        key_lists=_key_lists(values, checkers, found),
        recording_service=values.get(SERVICE),
        rtp_port_min=values.get(table.RTP_PORT_MIN),
        rtp_port_max=values.get(table.RTP_PORT_MAX),
        emergency_numbers=_emergency_numbers(values, lines),
        voicemail_number=values.get(calling.VOICE_MAIL_NUMBER),
        pstn=_pstn_rules(values),
        service_languages=values.get(announcement.SERVICE_LANGUAGES),
        tones=_tones(values),
        dnd_service=values.get(calling.DND_SERVICE),
        park_code=values.get(calling.CALL_PARK_CODE),
        unpark_code=values.get(calling.CALL_UNPARK_CODE),
        pickup_code=values.get(calling.CALL_PICKUP_CODE),
        group_pickup_code=values.get(calling.GROUP_CALL_PICKUP_CODE),
        softphone=values.get(calling.SOFTPHONE),
    )
    found += _rtp_ports(values)
    found += _in_both(values, pstn.HEADER_HINTS, pstn.INTERNAL_HEADER_HINTS, header_hints.folded)
    found += _in_both(values, pstn.DOMAINS, pstn.INTERNAL_DOMAINS, domains.folded)
    return profile, found


def _pstn_rules(values: Values) -> PstnRules:
    return PstnRules(
        numbers=values.get(pstn.NUMBER_PATTERNS),
        domains=values.get(pstn.DOMAINS),
        internal_domains=values.get(pstn.INTERNAL_DOMAINS),
        header_hints=values.get(pstn.HEADER_HINTS),
        internal_header_hints=values.get(pstn.INTERNAL_HEADER_HINTS),
    )


def _tones(values: Values) -> CallProgressTones:
    return CallProgressTones(
        ring_back=values.get(tones.RING_BACK_TONE),
        busy=values.get(tones.BUSY_TONE),
        reorder=values.get(tones.REORDER_TONE),
        call_waiting=values.get(tones.CALL_WAITING_TONE),
        notice=values.get(tones.NOTICE_TONE),
    )


def _in_both(
    values: Values,
    first: Parameter[tuple[T, ...]],
    second: Parameter[tuple[T, ...]],
    folded: Callable[[T], T],
) -> Iterator[Diagnostic]:
    """What two rules say the opposite of: the one that is tried first decides."""
    setting = values.setting(second) or values.setting(first)
    before = {folded(pattern) for pattern in values.get(first)}
    for pattern in values.get(second):
        if setting and folded(pattern) in before:
            both = f"{pattern} is in {first.name} and in {second.name}"
            yield setting.warning(f"{both}; {first.name} is tried first")


def _emergency_numbers(values: Values, lines: tuple[Line, ...]) -> tuple[str, ...]:
    """Each once: an emergency number is one from whichever line it is called."""
    numbers = list(values.get(calling.EMERGENCY_NUMBER))
    for line in lines:
        numbers += values.get(calling.LINE_EMERGENCY_NUMBER, line.number)
    return tuple(dict.fromkeys(numbers))


def _speed_dials(
    values: Values, lines: tuple[Line, ...], found: list[Diagnostic]
) -> list[SpeedDial]:
    dials = []
    for key in range(1, LINES + 1):
        setting = values.setting(table.EXTENDED_FUNCTION, key)
        function = values.get(table.EXTENDED_FUNCTION, key)
        if setting is None or function is None:
            continue
        if not function.speed_dial:
            found.append(setting.warning("only fnc=sd is in this build; the key does nothing"))
            continue
        line = next((line for line in lines if function.line in (None, line.number)), None)
        if line is None:
            found.append(setting.warning("its line is not enabled; the key does nothing"))
            continue
        target = _with_proxy(function.target, line, setting, found)
        dials.append(SpeedDial(key, line.number, target, function.name or target))
    return dials


def _with_proxy(target: str, line: Line, setting: Assignment, found: list[Diagnostic]) -> str:
    """The vendor's macro: `1002@$PROXY` is 1002 at the proxy of the line."""
    if "$PROXY" not in target:
        return target
    if not line.proxy:
        found.append(setting.fault(f"expected Proxy_{line.number}_ for $PROXY, found none"))
    return target.replace("$PROXY", line.proxy)


def _key_lists(values: Values, checkers: Checkers[K], found: list[Diagnostic]) -> KeyLists[K]:
    enabled = values.get(keys.PROGRAMMABLE_SOFTKEY_ENABLE)
    for parameter in keys.KEY_LISTS:
        setting = values.setting(parameter)
        if setting and not enabled:
            name = keys.PROGRAMMABLE_SOFTKEY_ENABLE.name
            found.append(setting.warning(f"has no effect while {name} is No"))

    def key_list(parameter: Parameter[str]) -> K:
        return checkers.key_list(values.text(parameter) if enabled else parameter.default)

    return KeyLists(
        idle=key_list(keys.IDLE),
        off_hook=key_list(keys.OFF_HOOK),
        dialing_input=key_list(keys.DIALING_INPUT),
        progressing=key_list(keys.PROGRESSING),
        ringing=key_list(keys.RINGING),
        connected=key_list(keys.CONNECTED),
        hold=key_list(keys.HOLD),
        start_transfer=key_list(keys.START_TRANSFER),
        start_conference=key_list(keys.START_CONFERENCE),
        conferencing=key_list(keys.CONFERENCING),
    )


def _rtp_ports(values: Values) -> list[Diagnostic]:
    low, high = values.get(table.RTP_PORT_MIN), values.get(table.RTP_PORT_MAX)
    setting = values.setting(table.RTP_PORT_MAX) or values.setting(table.RTP_PORT_MIN)
    if setting is None or high - low >= 8:
        return []
    return [
        setting.fault(f"expected 8 ports or more above {low} (RTP_Port_Min), found up to {high}")
    ]
