"""One story by itself: its passages, its words, its addresses."""
