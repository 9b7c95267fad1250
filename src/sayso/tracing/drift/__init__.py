"""What changed on the way, what contradicts, and what that comes to."""
