"""All tables of transitions, and docs/statussen.md made from them: what the docs draw is what the kernel does."""

import importlib
import pkgutil
from pathlib import Path

from django.apps import apps
from django.conf import settings

from participatie.workflow.kern import Workflow

KOP = """# Statuses and who may change them

Made by `make statussen` from the tables that the kernel and the buttons use; do not edit by hand.
`*`: with a further condition on who and what.
"""


def workflows() -> dict[str, Workflow]:
    """Every table of the house, by its full name ("agenda.workflow.TRAJECT")."""
    plekken: dict[int, list[tuple[str, str, Workflow]]] = {}
    for config in apps.get_app_configs():
        if "site-packages" in config.path or not Path(config.path).is_relative_to(settings.BASE_DIR):
            continue
        for module in pkgutil.walk_packages([config.path], prefix=f"{config.name}."):
            if ".migrations" in module.name or ".management" in module.name:
                continue
            for naam, waarde in vars(importlib.import_module(module.name)).items():
                if isinstance(waarde, Workflow):
                    plekken.setdefault(id(waarde), []).append((module.name, naam, waarde))
    # A table is imported in many modules; its home is the one that is called workflow….
    thuis = [min(p, key=lambda plek: (".workflow" not in plek[0], len(plek[0]), plek[0])) for p in plekken.values()]
    return {f"{module}.{naam}": waarde for module, naam, waarde in sorted(thuis, key=lambda plek: plek[:2])}


def als_markdown() -> str:
    delen = [KOP]
    for naam, tabel in workflows().items():
        lijnen = [f"    {bron} --> {t.target}: {t.name}" for t in tabel.transitions.values() for bron in t.sources]
        rijen = [
            f"| {t.name} | {', '.join(t.sources)} | {t.target} | {', '.join(t.who)}{' *' if t.als else ''} |"
            for t in tabel.transitions.values()
        ]
        delen.append(
            "\n".join(
                [
                    f"## {naam.rsplit('.', 1)[1]}",
                    f"`{naam}`",
                    "",
                    "```mermaid",
                    "stateDiagram-v2",
                    *lijnen,
                    "```",
                    "",
                    "| Transition | From | To | Who |",
                    "| --- | --- | --- | --- |",
                    *rijen,
                    "",
                ]
            )
        )
    return "\n".join(delen)
