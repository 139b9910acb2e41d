"""The tests mirror `generator/`; `browser/` drives a real Chromium, `golden/` holds golden files."""
