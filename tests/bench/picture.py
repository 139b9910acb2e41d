"""The benchmark as a small picture: seconds and megabytes, ours beside plain MkDocs Material's."""

from __future__ import annotations

from typing import Any

_WIDE, _LEFT, _ROW = 640, 190, 22


def picture(found: dict[int, dict[str, Any]]) -> str:
    """Return an SVG with one pair of bars for each size and measure; longer is more."""
    groups: list[tuple[str, str, list[float]]] = []
    for size, each in found.items():
        both = ("build", "plain")
        groups.append((f"{size:,} lessons: time", "s", [each[who]["wall"] for who in both]))
        groups.append((f"{size:,} lessons: site", "MB", [each["bytes"][who] / 1e6 for who in both]))
        groups.append((f"{size:,} lessons: memory", "MB", [each[who]["peak"] / 1e6 for who in both]))
    parts, y = [], 34
    for title, unit, values in groups:
        parts.append(f'<text x="{_LEFT - 10}" y="{y + 20}" text-anchor="end">{title}</text>')
        for value, kind in zip(values, ("ours", "plain"), strict=True):
            width = max(1, round((_WIDE - _LEFT - 90) * value / max(values)))
            parts.append(f'<rect class="{kind}" x="{_LEFT}" y="{y}" width="{width}" height="14"/>')
            parts.append(f'<text x="{_LEFT + width + 6}" y="{y + 12}">{value:,.1f} {unit}</text>')
            y += 16
        y += _ROW - 10
    style = (
        "text{font:12px system-ui,sans-serif;fill:currentColor}.ours{fill:#1b6e5a}.plain{fill:#b9b4a7}"
        "svg{color:#222}@media (prefers-color-scheme:dark){svg{color:#ddd}.ours{fill:#5fc3a7}.plain{fill:#77736a}}"
    )
    legend = (
        f'<rect class="ours" x="{_LEFT}" y="8" width="14" height="14"/>'
        f'<text x="{_LEFT + 20}" y="19">this generator</text>'
        f'<rect class="plain" x="{_LEFT + 140}" y="8" width="14" height="14"/>'
        f'<text x="{_LEFT + 160}" y="19">plain MkDocs Material, the same words</text>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {y}" role="img">'
        "<title>Build time, size of the site and peak memory</title>"
        f"<style>{style}</style>{legend}{''.join(parts)}</svg>\n"
    )
