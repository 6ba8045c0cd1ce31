"""The 52 behaviours that testers of recording telephones try, and what must happen then.

Words only: scenarios name them by number, `coverage` says which scenario tries which.
"""

from types import MappingProxyType

GROUPS: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {
        "Keys": (
            "Record twice fast: one request.",
            "Record, hang up before the report: session closed, lamps off.",
            "Pause while starting: a racing press never lets media flow.",
            "Pause, Resume, Pause within 100 ms: the last wish wins.",
            "Hang up while pausing: what was cut stays cut, BYE.",
            "Pause refused: what was cut stays cut, the error is shown.",
            "Resume refused: still paused, and said so.",
            "Stop, then Record: two recordings.",
            "DTMF, paused or recording: to the far end only.",
        ),
        "Hold, several calls, transfer": (
            "Hold by us: recording goes on, silence, no tone, no keys, the icon stays.",
            "Hold by them: the same.",
            "Hold while paused, retrieve: still paused.",
            "A second call: its own recording, keys follow the focus.",
            "A blind transfer: the recording ends with our call.",
            "An attended transfer: the same.",
            "A failed transfer comes back: still recorded.",
            "The remote party becomes PSTN: judged again.",
            "A conference: one recording, the tone to all.",
            "Park: ends with our leg; pickup: by our own mode.",
            "A shared line: its primary user's settings.",
            "A virtual line on a softphone that is not Always: refused.",
        ),
        "Set-up": (
            "Early media: nothing before the answer.",
            "PRACK: nothing before the answer.",
            "CANCEL crosses 200: ACK, BYE, never a recording.",
            "Busy, do not disturb, no answer: no file, no icon.",
            "Diversion: the language of whom the call came to.",
            "Voicemail: only if that is on.",
            "An emergency call: never delayed, blocked, talked over.",
            "The caller leaves in the inbound compliance announcement: no recording.",
            "Outbound delay 60 s, hang-up at 59 s: nothing played or claimed.",
            "A prompt is missing: another language, else a tone.",
        ),
        "Recorder": (
            "4xx, 5xx: the failure policy, `failed`, lamp off at once.",
            "Never answers: the call is not delayed.",
            "Vanishes without BYE: noticed, and said.",
            "Sends BYE: `failed`, the failure policy.",
            "The first of two is dead: the second.",
            "200 with `inactive` or port 0: dark until `recvonly`.",
            "Its session refresh: answered.",
        ),
        "Wire": (
            "The session timer expires: both dialogs end.",
            "Glare (491) on Pause: cut already, tried again, one outcome.",
            "A codec change: the same labels.",
            "`a=record:off` answered by one who does not record: our lamp stays.",
            "The attribute is missing: the last value; media level beats session level.",
            "INFO refused, 481, timeout: unchanged, a message.",
            "Network gone for 5 s, for 60 s: goes on, else `failed`.",
        ),
        "Device": (
            "Resync: applies when idle; switching off stops nothing that runs.",
            "A broken profile: the old one stays, the error has its line.",
            "Power cut: the journal names the loss, the session is ended, lamps are dark.",
            "The clock jumps (NTP): the tone goes by monotonic time.",
            "N = 9, 10, 90, 91: no, yes, yes, no.",
            "Pause 5 ms before a tone: none.",
            "Flashing in a call: refused.",
        ),
    }
)
"""By subject; the numbers run through."""

BEHAVIOURS: tuple[str, ...] = tuple(text for texts in GROUPS.values() for text in texts)
"""Number 1 first."""
