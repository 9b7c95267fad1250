"""Who is really speaking: nouns joined to people and bodies, and what the story tells of each."""
