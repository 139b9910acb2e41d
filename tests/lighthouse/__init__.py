"""Lighthouse on the built course: `make lighthouse`. Its packages are development only and installed by `npm ci`."""
