"""How sure a share counted in a sample is of the share in the whole."""

from dataclasses import dataclass
from math import sqrt

Z_95 = 1.959964
"""The normal quantile of 0.975, for intervals at 95 %."""


@dataclass(frozen=True, slots=True)
class Proportion:
    """`right` out of `seen`, both counts; the share is between 0 and 1."""

    right: int
    seen: int

    def interval(self) -> tuple[float, float]:
        """The 95 % score interval, both ends between 0 and 1; with nothing seen it is all of 0 to 1.

        After E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of
        the American Statistical Association 22 (1927), pages 209 to 212. No correction for continuity, nor
        for a sample that is a large part of a small library: there the true interval is narrower.
        """
        if not self.seen:
            return 0.0, 1.0
        share, spread = self.right / self.seen, Z_95**2 / self.seen
        middle = share + spread / 2
        reach = Z_95 * sqrt(share * (1 - share) / self.seen + spread / (4 * self.seen))
        low, high = (middle - reach) / (1 + spread), (middle + reach) / (1 + spread)
        return (low if self.right else 0.0), (high if self.right < self.seen else 1.0)
