"""What the window knows: stores with past-tense signals that say what changed."""
