"""Does a printed reference follow a style? Read back in the style's own layout, and rendered again. Workflow."""
