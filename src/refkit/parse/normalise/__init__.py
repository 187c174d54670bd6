"""What is printed, made a value: one file for each kind. Room: parse."""
