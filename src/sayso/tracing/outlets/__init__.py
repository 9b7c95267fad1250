"""Outlets, and what a story says it has from them."""
