"""The call server of a bench on the wire: a stateless SIP proxy that knows who is at a number."""
