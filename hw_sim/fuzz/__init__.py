"""Random walks over the whole simulated phone, and what is left of one that breaks a rule."""
