"""What holds for the whole house: layers of foreign keys, the glossary, migrations that can go back."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from participatie.workflow.kern import Workflow

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


def workflows() -> dict[str, Workflow]:
    gevonden = {}
    for pakket in [*EIGEN, "participatie"]:
        for module in pkgutil.walk_packages(importlib.import_module(pakket).__path__, prefix=f"{pakket}."):
            if "migrations" in module.name or "management" in module.name:
                continue
            for naam, waarde in vars(importlib.import_module(module.name)).items():
                if isinstance(waarde, Workflow):
                    gevonden[f"{module.name}.{naam}"] = waarde
    return gevonden


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
