"""What the learned labeller looks at: words, evidence of the grammar rules, places, neighbours. Room: parse."""
