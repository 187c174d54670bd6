"""Unicode, case, punctuation, numbers, languages: str → str. Ground floor: imports only `refkit.errors`."""
