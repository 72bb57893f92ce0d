"""What holds for the whole house: layers of foreign keys, the glossary, the docs, no inline script."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from participatie.workflow.overzicht import als_markdown, workflows

EIGEN = ["agenda", "meedenkers", "inloop", "adviezen", "budget"]
LAAG = {"agenda": 1, "meedenkers": 2, "inloop": 3, "adviezen": 4, "budget": 4}
VERBODEN = {("budget", "inloop")}
KERN = [c.label for c in apps.get_app_configs() if c.name.startswith("participatie.")]


def eigen_modellen():
    return [m for label in [*KERN, *EIGEN] for m in apps.get_app_config(label).get_models()]


def test_foreign_keys_point_downward():
    fout = []
    for model in eigen_modellen():
        van = model._meta.app_label
        for veld in model._meta.get_fields():
            if not (veld.is_relation and veld.concrete and veld.related_model):
                continue
            naar = veld.related_model._meta.app_label
            if naar != van and (LAAG.get(naar, 0) >= LAAG.get(van, 0) > 0 or (LAAG.get(van, 0) == 0 and naar in LAAG)):
                fout.append(f"{model.__name__}.{veld.name} -> {naar}")
            if (van, naar) in VERBODEN:
                fout.append(f"{model.__name__}.{veld.name} -> {naar}")
    assert fout == []


def test_glossary_is_complete():
    tekst = Path(settings.BASE_DIR, "docs", "begrippen.md").read_text()
    termen = set(re.findall(r"^\| (\w+) \|", tekst, re.MULTILINE))
    nodig = {m.__name__ for m in eigen_modellen() if m._meta.app_label != "ontwikkeling" and not m._meta.auto_created}
    nodig |= {naam for wf in workflows().values() for naam in wf.transitions}
    assert nodig - termen == set()


def test_transitions_know_their_statuses():
    """Every source and target of a table is a value that the database accepts."""
    bestaand = {
        waarde
        for model in eigen_modellen()
        for veld in model._meta.get_fields()
        if getattr(veld, "choices", None)
        for waarde, _ in veld.flatchoices
    }
    for naam, wf in workflows().items():
        for overgang in wf.transitions.values():
            assert {*overgang.sources, overgang.target} <= bestaand, (naam, overgang.name)


def test_the_drawn_statuses_are_those_of_the_tables():
    assert Path(settings.BASE_DIR, "docs", "statussen.md").read_text() == als_markdown(), "draai: make statussen"


def test_links_and_pictures_of_the_docs_exist():
    fout = []
    for pad in [*Path(settings.BASE_DIR).glob("*.md"), *Path(settings.BASE_DIR, "docs").rglob("*.md")]:
        for doel in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", pad.read_text()):
            if "://" not in doel and not (pad.parent / doel).exists():
                fout.append(f"{pad.name}: {doel}")
    assert fout == []


@pytest.mark.parametrize("map_", ["templates", "static/src", *EIGEN, "participatie"])
def test_no_inline_script_or_style(map_):
    """The CSP would block it silently; mail templates may carry style, mail programs need it."""
    fout = []
    for pad in Path(settings.BASE_DIR, map_).rglob("*.html"):
        if "berichten/mail" in str(pad) or "email" in pad.parts:
            continue
        tekst = pad.read_text()
        if re.search(r"<style|\sstyle=|\son\w+=\"|<script(?![^>]*(src=|application/json))", tekst):
            fout.append(str(pad))
    assert fout == []
