"""Sample cables that the project wrote itself, with their truth, and the generator of more."""
