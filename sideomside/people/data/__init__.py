"""Facts about the world that change by law or by telephone, kept as dated data instead of constants."""
