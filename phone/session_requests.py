"""What a recorder is asked and what is said: from profile and state to the requests of the ports
(RFC 7866 §6.1, SPEC C6, C7, H4)."""

from announcements.catalogue import Form, Kind
from phone.call.states import Party
from phone.lines import Setting, line_of
from phone.ports import SessionRequest, Spoken
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
        far=taken.call.remote.identity,
        narrow=narrow,
        keepalive_s=float(settings.keepalive_s),
        supported=settings.supported,
    )


def spoken(profile: Setting, state: PhoneState, slot: int, kind: Kind, form: Form) -> Spoken:
    """A notice to the parties of `slot`: in the language of its call, of its line's prompts."""
    taken = state.slots[slot]
    if taken is None:
        raise ValueError(f"slot {slot}: a notice is asked for without a call")
    custom = line_of(profile, taken.call.line).recording.announcement_set
    return Spoken(kind, form, taken.call.language, custom, far_only=kind is Kind.COMPLIANCE)
