"""How the shipped model is made. Not in the wheel."""
