"""The register, and what was told."""
