"""What is heard besides the parties: tones as data, their samples, and the audio codec's port.

`catalogue` says what a tone is, `synthesis` makes its samples, `reminder` says at which sample a
burst is due, `player` hands out frames, `codec` is the port to microphone and earpiece.
"""
