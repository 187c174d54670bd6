"""Is this work the one that the reference names? Room: match; may import model, text, errors. No network, no disk.

`decide(reference, candidates)` looks for each candidate's registered fields in the printed string ("reverse
validation": the string's own parse is not trusted), and answers with one work or with none and the reason.
"""

from refkit.match.decide import decide
from refkit.match.decision import Agreement, Decision, Evidence, Outcome

__all__ = ["Agreement", "Decision", "Evidence", "Outcome", "decide"]
