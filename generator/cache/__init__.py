"""Results of steps kept from one run to the next: one store, one record format, one key function."""
