"""Texts as the world prints them, and texts that mean harm."""

from hypothesis import strategies as st

_PIECES = (
    "Magnesium", "sömn", "Ærø", "Straße", "Łódź", "ﬁnest", "Ⅳ", "e\u0301te\u0301", "İstanbul", "ı", "ΐ", "が", "ｶﾞ",
    "한국", "文献", "هذا", "می\u200cشود", "क्\u200dष", "–", "—", "-", "“", "’", "…", "½", "²",
    "\u00ad", "\u200b", "\u202e",
    "\ufeff", "\x00", "\x1b[31m", "\x96", "\r\n", "\u2028", "\ud800", "<i>", "</i>", "<b>", "<sub>", "</sub>",
    "<p>", "&amp;",
    "&lt;", "&amp;lt;", "<", ">", "&", "<mml:msub>", "<mml:mi>", "</mml:mi>", "</mml:msub>", "1161", "69",
    "S12", "xiv", "'s",
    " ", "  ", "\n", "\t", "\u00a0", ".", ":", ",", ";", "(", ")", "[", "]", "THE", "DNA", "OF", "a", "i",
)  # fmt: skip

pieces = st.lists(st.sampled_from(_PIECES), max_size=14).map("".join)
texts = st.one_of(st.text(max_size=60), pieces)
"""Any text, lone surrogates included."""
