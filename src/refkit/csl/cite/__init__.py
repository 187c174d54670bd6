"""Citations and bibliographies as wholes: order, positions, disambiguation, collapsing, repeated authors."""
