"""Across stories: the same claim, who has it from whom, and how many independent origins it has at least and at most."""
