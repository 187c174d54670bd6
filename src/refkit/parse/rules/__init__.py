"""The rules Labeller: sure marks first, then the head, then the best cut of what is left. Room: parse."""
