"""The CSS classes of the design system for each kind of form widget."""

from django import forms


def soort_widget(widget):
    if widget.is_hidden:
        return "verborgen"
    if isinstance(widget, forms.CheckboxSelectMultiple):
        return "vinkjes"
    if isinstance(widget, forms.RadioSelect):
        return "radio"
    if isinstance(widget, forms.CheckboxInput):
        return "vinkje"
    if isinstance(widget, forms.Select):
        return "keuze"
    if isinstance(widget, forms.Textarea):
        return "tekstvak"
    if isinstance(widget, forms.FileInput):
        return "bestand"
    if isinstance(widget, forms.MultiWidget):
        return "samengesteld"
    return "tekst"


_KLASSEN = {
    "verborgen": "",
    "radio": "utrecht-radio-button utrecht-radio-button--html-input",
    "vinkjes": "utrecht-custom-checkbox utrecht-custom-checkbox--html-input",
    "vinkje": "utrecht-custom-checkbox utrecht-custom-checkbox--html-input",
    "keuze": "utrecht-select utrecht-select--html-select",
    "tekstvak": "utrecht-textarea utrecht-textarea--html-textarea",
    "bestand": "site-bestand",
    "samengesteld": "utrecht-textbox utrecht-textbox--html-input",
    "tekst": "utrecht-textbox utrecht-textbox--html-input",
}
_FOUT = {
    "keuze": "utrecht-select--invalid",
    "tekstvak": "utrecht-textarea--invalid",
    "radio": "utrecht-radio-button--invalid",
    "vinkje": "utrecht-custom-checkbox--invalid",
    "vinkjes": "utrecht-custom-checkbox--invalid",
    "bestand": "site-bestand--fout",
    "samengesteld": "utrecht-textbox--invalid",
    "tekst": "utrecht-textbox--invalid",
}


def klassen(widget, fout=False):
    """The widget's own classes and ours, each once."""
    soort = soort_widget(widget)
    namen = f"{widget.attrs.get('class', '')} {_KLASSEN[soort]} {_FOUT.get(soort, '') if fout else ''}".split()
    if isinstance(widget, forms.SelectMultiple) and soort == "keuze":
        namen.append("site-keuze--meer")
    return " ".join(dict.fromkeys(namen))
