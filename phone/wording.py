"""The English words on the screen. One table each; no decision is made here."""

from types import MappingProxyType

from phone.recording.words import Event
from phone.state import Ending, Message, Purpose

TOASTS: MappingProxyType[Message, str] = MappingProxyType(
    {
        Message.RECORDING_STARTED: "Recording started",
        Message.RECORDING_PAUSED: "Recording paused",
        Message.RECORDING_RESUMED: "Recording resumed",
        Message.RECORDING_STOPPED: "Recording stopped",
        Message.RECORDING_FAILED: "Call goes on without recording",
        Message.PAUSE_UNCONFIRMED: "Paused here, recorder disagrees",
        Message.RESUME_REFUSED: "Still paused: recorder refused",
        Message.FAR_END_RECORDS: "The far end is recording",
        Message.FAR_END_PAUSED: "The far end paused its recording",
        Message.FAR_END_STOPPED: "The far end stopped recording",
        Message.CALL_FAILED: "Call failed",
        Message.CALL_REFUSED: "Busy: another call was refused",
        Message.NO_PROXY: "No server for this number",
        Message.NO_ROOM: "No line is free for this call",
        Message.DND_ON: "Do not disturb is on",
        Message.DND_OFF: "Do not disturb is off",
        Message.DND_REFUSED: "Do not disturb: call refused",
        Message.TRANSFERRED: "Call transferred",
        Message.TRANSFER_FAILED: "Transfer failed",
        Message.TRANSFER_REFUSED: "A transfer was refused: no room",
        Message.HOLD_REFUSED: "Hold unchanged: far end refused",
        Message.JOIN_UNRECORDED: "Not joined: would be unrecorded",
        Message.JOIN_PAUSED: "Not joined: recording is paused",
        Message.ENDS_UNRECORDED: "Not recorded: this call ends",
    }
)

PROMPTS: MappingProxyType[Purpose | None, str] = MappingProxyType(
    {
        None: "Number",
        Purpose.TRANSFER: "Transfer to",
        Purpose.CONFERENCE: "Conference with",
    }
)

ENDINGS: MappingProxyType[Ending, str] = MappingProxyType(
    {
        Ending.TRANSFERRING: "Transferring…",
        Ending.UNRECORDED: "Ends: not recorded",
        Ending.HANGING_UP: "Ending…",
    }
)

REASONS: MappingProxyType[Event, str] = MappingProxyType(
    {
        Event.FORBIDDEN: "recorder refuses (403)",
        Event.NOT_FOUND: "recorder not found (404)",
        Event.NOT_A_RECORDER: "server is no recorder (420)",
        Event.NOT_ACCEPTABLE: "recorder takes no codec (488)",
        Event.UNAVAILABLE: "recorder unavailable",
        Event.NOT_SUPPORTED: "not supported by this phone",
        Event.ANSWER_EXPIRED: "recorder does not answer",
        Event.LOST: "recorder lost",
        Event.ENDED_BY_RECORDER: "recorder ended it",
        Event.ONE_SIDED: "one side only",
        Event.RECORDER_PAUSE_EXPIRED: "paused by the recorder",
    }
)
