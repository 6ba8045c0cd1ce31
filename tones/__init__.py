"""What is heard besides the parties: tones as data, their samples, and the audio codec's port.

`catalogue` says what a tone is, `tone_script` how profiles write one, `countries` and
`warning_tone` what the reminder sounds like, `reminder` at which sample a burst is due; `synthesis`
makes samples, `player` hands out frames, `codec` is the port to microphone and earpiece.
"""
