"""The trained network: from a text in pieces to cues, roles, words and vectors, a window at a time."""
