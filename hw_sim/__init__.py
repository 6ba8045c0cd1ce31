"""A handset on a desk without a handset: simulated parts, real SIP peers, a provider, the page."""
