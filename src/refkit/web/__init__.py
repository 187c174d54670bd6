"""The page that `refkit serve` shows on this machine: a thin shell over the workflow. Needs the extra `web`."""
