"""A municipality's theme may choose its colours, not their contrast."""

import re
from pathlib import Path

import pytest

THEMAS = sorted((Path(__file__).parents[2] / "static" / "src" / "themas").glob("*.css"))


def _helderheid(hex_):
    kanalen = [int(hex_[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanalen)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _contrast(een, twee):
    licht, donker = sorted((_helderheid(een), _helderheid(twee)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


@pytest.mark.parametrize("thema", THEMAS, ids=lambda p: p.stem)
def test_contrast_van_een_thema(thema):
    kleur = dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{6});", thema.read_text()))
    merk = {stap: kleur[f"--voorbeeld-kleuren-violet-{stap}"] for stap in (50, 100, 400, 500, 600, 700)}
    assert _contrast(merk[500], "#ffffff") >= 4.5
    assert _contrast(merk[500], merk[100]) >= 4.5
    assert _contrast(merk[700], merk[50]) >= 4.5
    assert _contrast(merk[400], "#ffffff") >= 3
    assert _contrast(kleur["--basis-color-action-2-color-default"], merk[50]) >= 4.5


def test_er_zijn_twee_themas():
    assert [p.stem for p in THEMAS] == ["standaard", "waterrijk"]
