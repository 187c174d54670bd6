"""Text → lists → reference strings → labelled tokens → Record. Room: parse; may import model, text, errors."""
