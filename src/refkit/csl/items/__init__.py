"""CSL-JSON at the door: hostile mappings in, frozen items out. Inside nothing is checked again."""
