"""Word tables by language: data, no logic. Room: parse."""
