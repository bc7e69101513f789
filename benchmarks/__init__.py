"""How fast it is, as ratios: `make benchmarks`. What each prints, and what was seen: README.md here."""
