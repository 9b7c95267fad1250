"""What several tests need: invented stories with readings made by hand, and a reader that needs no weights."""
