"""Stretches of a reference whose own grammar proves what they are, whatever a labeller says. Room: parse."""
