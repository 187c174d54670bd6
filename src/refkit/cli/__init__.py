"""The command line: options in, one library call, text out. A thin shell over `refkit.workflow`."""
