"""What a recorder is asked: from profile and state to a request of the port (RFC 7866 §6.1)."""

from phone.call.states import Party
from phone.lines import Setting, line_of
from phone.ports import SessionRequest
from phone.state import PhoneState


def _line_number(state: PhoneState, slot: int) -> int:
    taken = state.slots[slot]
    return taken.call.line if taken else state.line


def deadline(profile: Setting, state: PhoneState, slot: int) -> float:
    """Seconds to wait for the recorder's answer (`Call_Recording_Setup_Timeout_n_`)."""
    return float(line_of(profile, _line_number(state, slot)).recording.setup_timeout_s)


def session_request(
    profile: Setting, state: PhoneState, slot: int, session: int, *, narrow: bool
) -> SessionRequest:
    """What the recorder is asked for the call in `slot`, by its line."""
    taken = state.slots[slot]
    if taken is None:
        raise ValueError(f"slot {slot}: a session is asked for without a call")
    line = line_of(profile, taken.call.line)
    settings = line.recording
    return SessionRequest(
        slot=slot,
        session=session,
        server=settings.server,
        near=Party(line.display_name, line.user_id, f"sip:{line.user_id}@{line.proxy or 'phone'}"),
        far=taken.call.remote,
        narrow=narrow,
        keepalive_s=float(settings.keepalive_s),
        supported=settings.supported,
    )
