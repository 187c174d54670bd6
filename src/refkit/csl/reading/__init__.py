"""From XML text to the typed style, with every fault collected."""
