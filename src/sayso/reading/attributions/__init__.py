"""Attributions of a story, those inside others and those without a cue among them, and whether they cite anybody."""
