"""The screens of a day at this phone, by name: what golden pictures and property tests draw."""

from dataclasses import replace
from typing import Final

from indicators.models import Model
from indicators.screen import (
    Banner,
    BannerStyle,
    CallCard,
    Dialling,
    Header,
    Icon,
    Idle,
    LineKey,
    Moment,
    OtherCall,
    Screen,
    SoftkeyLabel,
    Tab,
    Toast,
)

MOMENT: Final = Moment(
    clock="10:42",
    date="Saturday 21 November",
    seconds=(("call", 211), ("recorded", 134), ("paused", 37), ("other", 725), ("far", 576)),
)

HEADER = Header("Anna Berg", "4021")
HOLD, END = SoftkeyLabel("Hold", "Hold"), SoftkeyLabel("End call", "End")
RECORD, STOP = SoftkeyLabel("Record", "Record"), SoftkeyLabel("StopRec", "Stop")
PAUSE, RESUME = SoftkeyLabel("PauseRec", "Pause"), SoftkeyLabel("ResumeRec", "Resume")
MORE = SoftkeyLabel("More", "More", more=True)

_OTHERS = (
    LineKey(2, "Support", "4100"),
    LineKey(6, "Reception"),
    LineKey(7, "Jonas", "busy", tab=Tab.ELSEWHERE),
    LineKey(8, "Warehouse"),
    LineKey(9, "Park 1"),
)
_ACTIVE = LineKey(1, "Anna", stopwatch="call", tab=Tab.ACTIVE, focus=True)
_CARD = CallCard("Connected", "Mette Sørensen", "+45 55 50 01 42", "call")


def call(
    icon: Icon | None,
    banners: tuple[Banner, ...],
    third: SoftkeyLabel | None,
    toast: str = "",
) -> Screen:
    """A connected call: the recording's icon in its slots, banners, what softkey 3 does."""
    return Screen(
        header=replace(HEADER, recording=icon),
        line_keys=(replace(_ACTIVE, icon=icon), *_OTHERS),
        body=_CARD,
        softkeys=(HOLD, END, third, MORE),
        banners=banners,
        toast=Toast(1, toast) if toast else None,
    )


_RECORDING = Banner(
    BannerStyle.RECORDING,
    "Recording",
    who="by this phone",
    icon=Icon.RECORDING,
    stopwatch="recorded",
)
_PAUSED = Banner(
    BannerStyle.PAUSED, "Paused", icon=Icon.PAUSED, stopwatch="recorded", since="paused"
)
_FAILED = Banner(
    BannerStyle.FAILED, "Not recorded", who="recorder does not answer", icon=Icon.FAILED
)
_QUIET = (Banner(BannerStyle.QUIET, "Not recorded"),)

IDLE = Screen(
    header=HEADER,
    line_keys=(LineKey(1, "Anna", "4021"), *_OTHERS),
    body=Idle("2 missed calls"),
    softkeys=(SoftkeyLabel("Redial"), SoftkeyLabel("Contacts"), SoftkeyLabel("Missed"), MORE),
)
DIALLING = replace(
    IDLE,
    line_keys=(replace(_ACTIVE, stopwatch=None, detail="4021"), *_OTHERS),
    body=Dialling("Enter number", "+45 55 50 01"),
    softkeys=(SoftkeyLabel("Call"), SoftkeyLabel("Delete", "Del"), SoftkeyLabel("Cancel"), None),
)
CALLING = replace(
    IDLE,
    line_keys=(replace(_ACTIVE, stopwatch=None, detail="Calling"), *_OTHERS),
    body=replace(_CARD, status="Calling…", stopwatch=None),
    softkeys=(None, END, None, None),
)
INCOMING = replace(
    IDLE,
    line_keys=(
        replace(_ACTIVE, stopwatch=None, detail="Incoming", tab=Tab.RINGING),
        *_OTHERS,
    ),
    body=replace(_CARD, status="Incoming call", stopwatch=None, icon=Icon.INCOMING),
    softkeys=(SoftkeyLabel("Answer"), SoftkeyLabel("Decline"), SoftkeyLabel("Ignore"), None),
    banners=(Banner(BannerStyle.QUIET, "Will be recorded once answered"),),
    toast=Toast(1, "Caller hears the recording notice"),
)
NOTICE_FIRST = replace(
    IDLE,
    line_keys=(replace(_ACTIVE, stopwatch=None), *_OTHERS),
    body=replace(_CARD, status="Caller hears a notice", stopwatch=None, icon=Icon.INCOMING),
    softkeys=(None, SoftkeyLabel("Reject"), None, None),
)
NOT_RECORDED = call(None, _QUIET, RECORD)
NEVER = call(None, (), None)
STARTING = call(
    Icon.PENDING,
    (Banner(BannerStyle.STARTING, "Starting…", who="asking the recorder", icon=Icon.PENDING),),
    PAUSE,
)
RECORDING = call(Icon.RECORDING, (_RECORDING,), PAUSE)
TOAST = call(Icon.RECORDING, (_RECORDING,), PAUSE, "Recording started")
PAUSED = call(Icon.PAUSED, (_PAUSED,), RESUME)
RESUMING = call(
    Icon.RESUMING,
    (
        replace(
            _PAUSED,
            style=BannerStyle.RESUMING,
            word="Resuming…",
            who="asking the recorder",
            icon=Icon.RESUMING,
            since=None,
        ),
    ),
    PAUSE,
)
STOPPING = call(
    Icon.PENDING,
    (Banner(BannerStyle.STOPPING, "Stopping…", icon=Icon.PENDING, stopwatch="recorded"),),
    None,
)
FAILED = call(Icon.FAILED, (_FAILED,), RECORD, "Call goes on without recording")
FAR_END = call(
    Icon.RECORDING,
    (
        replace(_PAUSED, word="Paused here", since=None),
        replace(_RECORDING, who="by the far end", stopwatch=None, elsewhere=True),
    ),
    RESUME,
)
HELD = replace(
    RECORDING,
    line_keys=(replace(_ACTIVE, icon=Icon.RECORDING, tab=Tab.HELD), *_OTHERS),
    body=replace(_CARD, status="On hold", icon=Icon.HOLD),
    softkeys=(SoftkeyLabel("Resume"), END, None, None),
)
MUTED = replace(RECORDING, header=replace(HEADER, recording=Icon.RECORDING, muted=True))


def on(lcd: Model, screen: Screen) -> Screen:
    """The scene with its right column, 6 to 10 on the largest LCD, where this one has it."""
    rows = lcd.line_keys.rows if lcd.line_keys else 0
    keys = tuple(
        replace(key, position=key.position - 5 + rows) if key.position > 5 else key
        for key in screen.line_keys
        if (key.position - 1) % 5 < rows
    )
    return replace(screen, line_keys=keys)


SCENES: Final = {
    "idle": IDLE,
    "dialling": DIALLING,
    "calling": CALLING,
    "incoming": INCOMING,
    "notice-first": NOTICE_FIRST,
    "not-recorded": NOT_RECORDED,
    "never": NEVER,
    "starting": STARTING,
    "recording": RECORDING,
    "toast": TOAST,
    "paused": PAUSED,
    "resuming": RESUMING,
    "stopping": STOPPING,
    "failed": FAILED,
    "far-end": FAR_END,
    "held": HELD,
    "muted": MUTED,
}

FAR_END_ALONE = call(
    Icon.RECORDING,
    (replace(_RECORDING, who="by the far end", stopwatch=None, elsewhere=True),),
    RECORD,
)
NETWORK_STOPPING = call(
    Icon.PENDING,
    (
        Banner(
            BannerStyle.STOPPING,
            "Stopping…",
            who="by the server",
            icon=Icon.PENDING,
            stopwatch="recorded",
            flow_possible=True,
            elsewhere=True,
        ),
    ),
    None,
)
SERBIAN = replace(
    call(
        Icon.PAUSED,
        (replace(_PAUSED, word="Паузирано", who="", short="Пауза"),),
        SoftkeyLabel("Настави"),
        "Снимање је паузирано",
    ),
    header=Header("Ана Бергстрем", "4021", Icon.PAUSED, muted=True),
    line_keys=(
        replace(_ACTIVE, label="Ана Б.", icon=Icon.PAUSED),
        LineKey(2, "Корисничка подршка"),
        LineKey(6, "Рецепција"),
        LineKey(7, "Јован", "заузет", tab=Tab.ELSEWHERE),
        LineKey(8, "Магацин"),
        LineKey(9, "Паркирање 1"),
    ),
    body=replace(
        _CARD,
        status="Веза успостављена",
        name="Александра Стојановић-Петровић",
        number="+44 20 7946 0958",
    ),
    softkeys=(
        SoftkeyLabel("Чекање"),
        SoftkeyLabel("Заврши"),
        SoftkeyLabel("Настави"),
        SoftkeyLabel("Још", more=True),
    ),
)
TWO_CALLS = Screen(
    header=replace(HEADER, recording=Icon.RECORDING),
    line_keys=(
        LineKey(1, "Anna", icon=Icon.RECORDING, stopwatch="other", tab=Tab.HELD),
        LineKey(2, "Support", stopwatch="call", tab=Tab.ACTIVE, focus=True),
        *_OTHERS[1:],
    ),
    body=CallCard("Connected", "Jonas Lindqvist", "4033", "call"),
    softkeys=(HOLD, END, RECORD, MORE),
    banners=_QUIET,
    other=OtherCall("Mette Sørensen", recording=Icon.RECORDING, stopwatch="far"),
)

FURTHER: Final = {
    "far-end-alone": FAR_END_ALONE,
    "network-stopping": NETWORK_STOPPING,
    "serbian": SERBIAN,
    "two-calls": TWO_CALLS,
}
