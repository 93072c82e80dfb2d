"""The phone: a page that works without a network, its devices, and what was written there meanwhile."""
