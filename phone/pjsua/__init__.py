"""The telephone on the wire: user agent, audio routing and recording client on pjsua2 2.15.1.

The sole importers of pjsua2. One library per process, polled by one thread (`PjsuaPhone.turn`);
what is learned is posted as plain events, never decided here. `phone.py` puts it together.
"""
