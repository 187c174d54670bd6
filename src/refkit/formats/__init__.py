"""Bibliography files ⇄ Records. Room: may import `refkit.model`, `refkit.text` and `refkit.errors`."""
