"""A question answered in one's own words and judged by oneself."""
