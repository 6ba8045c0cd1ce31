"""The simulated world: a network, people, a call server and a recorder, in virtual time."""
