"""The typed style: what a CSL file says, without any XML. Room: csl; imports nothing of refkit."""
