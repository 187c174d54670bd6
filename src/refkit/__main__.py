"""`python -m refkit`: the command line without its script."""

from refkit.cli.main import main

main()
