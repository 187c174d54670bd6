"""The values that flow through refkit. Ground floor: may import `refkit.text` and `refkit.errors`."""
