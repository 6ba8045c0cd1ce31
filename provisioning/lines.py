"""Lines: what the parameters of each line make, alone and with those of the other lines.

Knows which line takes the recording settings of which (SPEC H5) and what a virtual line may not
(SPEC A7). Single values have been checked before.
"""

from collections.abc import Iterator

from provisioning import calling_parameters as calling
from provisioning import parameters as table
from provisioning.assignment import Assignment
from provisioning.errors import Diagnostic
from provisioning.parameter import LINES
from provisioning.profile import Line
from provisioning.recording import recording_settings
from provisioning.recording_parameters import CALL_RECORDING, MODE, PROTOCOL
from provisioning.recording_settings import Mode, Protocol, RecordingSettings
from provisioning.values import Values


def assemble_lines(
    values: Values, ways: frozenset[Protocol], found: list[Diagnostic]
) -> tuple[Line, ...]:
    """The lines in service, by number; what is to be said about them is added to `found`."""
    numbers = tuple(number for number in range(1, LINES + 1) if _in_service(values, number))
    lines = []
    for number in numbers:
        primary = _primary(values, number, numbers)
        recording, remarks = recording_settings(values, primary or number, ways)
        found += _overruled(values, number, primary) if primary else remarks
        found += _kind(values, number, recording)
        lines.append(_line(values, number, recording))
    return tuple(lines)


def _in_service(values: Values, number: int) -> bool:
    return bool(values.get(table.USER_ID, number)) and values.get(table.LINE_ENABLE, number)


def _line(values: Values, number: int, recording: RecordingSettings) -> Line:
    user = values.get(table.USER_ID, number)
    proxy = values.get(table.PROXY, number)
    return Line(
        number=number,
        user_id=user,
        display_name=values.get(table.DISPLAY_NAME, number),
        short_name=values.get(table.SHORT_NAME, number).replace("$USER", user) or user,
        auth_id=values.get(table.AUTH_ID, number) or user,
        password=values.get(table.PASSWORD, number),
        proxy=proxy,
        register=bool(proxy) and values.get(table.REGISTER, number),
        register_expires_s=values.get(table.REGISTER_EXPIRES, number),
        transport=values.get(table.SIP_TRANSPORT, number),
        sip_port=values.get(table.SIP_PORT, number),
        codec=values.get(table.PREFERRED_CODEC, number),
        virtual=values.get(calling.VIRTUAL_LINE, number),
        shared=values.get(calling.SHARE_EXT, number),
        recording=recording,
    )


def _primary(values: Values, number: int, numbers: tuple[int, ...]) -> int | None:
    """The line of this phone whose recording settings line `number` shares, or None (SPEC H5)."""
    if not values.get(calling.SHARE_EXT, number):
        return None
    user = values.get(calling.SHARED_USER_ID, number)
    primaries = (
        other
        for other in numbers
        if values.get(table.USER_ID, other) == user and not values.get(calling.SHARE_EXT, other)
    )
    return next(primaries, None)


def _overruled(values: Values, number: int, primary: int) -> Iterator[Diagnostic]:
    """Recording parameters that a shared line has of its own."""
    for parameter in (PROTOCOL, *CALL_RECORDING):
        setting = values.setting(parameter, number)
        if setting:
            why = f"line {number} is shared and has the recording settings of line {primary}"
            yield setting.warning(f"has no effect: {why} (SPEC H5)")


def _kind(values: Values, number: int, recording: RecordingSettings) -> Iterator[Diagnostic]:
    """What a line may not be, and what has no effect on a line of its kind."""
    shared = values.setting(calling.SHARE_EXT, number)
    user = values.setting(calling.SHARED_USER_ID, number)
    if user and user.text and not values.get(calling.SHARE_EXT, number):
        name = calling.SHARE_EXT.named(number)
        yield user.warning(f"has no effect while {name} is No")
    if not values.get(calling.VIRTUAL_LINE, number):
        return
    if shared and values.get(calling.SHARE_EXT, number):
        own = f"line {number} is a virtual line, which has settings of its own (SPEC A7)"
        yield shared.fault(f"{own}: expected No, found Yes")
    mode = values.setting(MODE, number)
    if mode and values.get(calling.SOFTPHONE) and not _on_softphone(recording.mode):
        yield _not_on_softphone(mode, number, recording.mode)


def _on_softphone(mode: Mode) -> bool:
    """Whether a virtual line on a softphone may be in this mode (SPEC A7)."""
    return mode in (Mode.NEVER, Mode.ALWAYS)


def _not_on_softphone(setting: Assignment, number: int, mode: Mode) -> Diagnostic:
    where = f"line {number} is a virtual line on a softphone"
    return setting.fault(f"{where}: expected Never or Always (SPEC A7), found {mode.value}")
