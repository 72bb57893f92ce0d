"""What the templates of fields and errors need to know about a form."""

from django.utils.safestring import mark_safe
from django.utils.text import Truncator

from participatie.ui.klassen import klassen, soort_widget

LANG_LABEL = 60  # letters: a longer label (a whole consent) is named by `field.kort`, or else by its group


def bundel_van(bf):
    """All that the template needs to know about one field."""
    field, widget = bf.field, bf.field.widget
    soort = soort_widget(widget)
    basis = bf.auto_id or f"id_{bf.html_name}"
    fouten = list(bf.errors)
    in_groep = soort in ("radio", "vinkjes", "samengesteld")
    beschreven = " ".join(
        filter(
            None,
            [
                widget.attrs.get("aria-describedby", ""),
                f"{basis}_uitleg" if bf.help_text else "",
                f"{basis}_fout" if fouten else "",
            ],
        )
    )
    attrs = {"class": klassen(widget, bool(fouten))}
    if fouten:
        attrs["aria-invalid"] = "true"
    if in_groep:
        attrs["aria-describedby"] = None
    elif beschreven:
        attrs["aria-describedby"] = beschreven
    if widget.attrs.get("placeholder") and str(widget.attrs["placeholder"]) == str(bf.label):
        attrs["placeholder"] = False
    if soort == "tekstvak" and widget.attrs.get("rows") in (None, "10", 10):
        attrs["rows"] = 5
    bundel = {
        "soort": soort,
        "bf": bf,
        "id": basis,
        "fouten": fouten,
        "uitleg": bf.help_text,
        "beschreven": beschreven,
        "niet_verplicht": not field.required
        and soort != "vinkje"
        and getattr(field, "toon_niet_verplicht", True)
        and getattr(bf.form, "toon_niet_verplicht", True),
    }
    if soort in ("radio", "vinkjes"):
        bundel["keuzes"] = _keuzes(bf, attrs)
    else:
        bundel["invoer"] = bf.as_widget(attrs={k: v for k, v in attrs.items() if v is not None})
    return bundel


def _keuzes(bf, attrs):
    eigen = {"class": attrs["class"]}
    if "aria-invalid" in attrs and soort_widget(bf.field.widget) == "vinkjes":
        eigen["aria-invalid"] = "true"
    widget = bf.field.widget
    widget_attrs = bf.build_widget_attrs({**eigen, **({"id": bf.auto_id} if bf.auto_id else {})}, widget)
    for weg in ("aria-describedby", "aria-invalid") if "aria-invalid" not in eigen else ("aria-describedby",):
        widget_attrs.pop(weg, None)
    keuzes = []
    for data in widget.subwidgets(bf.html_name, bf.value(), attrs=widget_attrs):
        html = bf.form.renderer.render("django/forms/widgets/input.html", {"widget": data})
        keuzes.append({"id": data["attrs"].get("id", ""), "label": data["label"], "invoer": mark_safe(html)})  # noqa: S308
    return keuzes


def _doel(bf):
    """The id of the first thing in a field that can get the focus."""
    basis = bf.auto_id or f"id_{bf.html_name}"
    return f"{basis}_0" if soort_widget(bf.field.widget) in ("radio", "vinkjes", "samengesteld") else basis


def als_rij(deel):
    return (deel,) if isinstance(deel, str) else deel


def namen_in(groep):
    return [naam for deel in groep[1] for naam in als_rij(deel)]


def fouten_van(form):
    uit = [{"tekst": tekst, "doel": ""} for tekst in form.non_field_errors()]
    groepen = getattr(form, "groepen", None) or []
    in_groep = [naam for groep in groepen for naam in namen_in(groep)]
    kop_van = {naam: groep[0] for groep in groepen for naam in namen_in(groep)}
    # In the order of the page: what is in no group comes first.
    for bf in sorted(form, key=lambda bf: in_groep.index(bf.name) if bf.name in in_groep else -1):
        verborgen = bf.is_hidden
        kort = _kort(bf, kop_van.get(bf.name, ""))
        # With its label: "Vul hier iets in" says nothing in a list of ten.
        uit += [{"tekst": _met_label(kort, t), "doel": "" if verborgen else _doel(bf)} for t in bf.errors]
    return uit


def _kort(bf, kop):
    label = str(bf.label)
    if kort := getattr(bf.field, "kort", ""):
        return str(kort)
    return label if len(label) <= LANG_LABEL else str(kop) or Truncator(label).chars(LANG_LABEL)


def _met_label(label, tekst):
    label = str(label)
    return f"{label} {tekst}" if label.endswith(("?", ".", "!")) else f"{label}: {tekst}"
