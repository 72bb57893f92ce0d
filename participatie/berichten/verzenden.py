"""Turning a Tekst into a mail or an SMS."""

from email.mime.text import MIMEText

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from participatie.berichten.soorten import Tekst
from participatie.gemeente.models import Gemeente


def als_sms(tekst: Tekst) -> str:
    return tekst.sms or " ".join(filter(None, [tekst.onderwerp + ".", tekst.knop[1] if tekst.knop else ""]))


def mail(contact, tekst: Tekst, bericht) -> None:
    """One goal, text and HTML, a real reply address; the calendar file is a part of the mail."""
    gemeente = Gemeente.huidig()
    context = {"tekst": tekst, "contact": contact, "gemeente": gemeente}
    post = EmailMultiAlternatives(
        subject=" ".join(tekst.onderwerp.split()),
        body=render_to_string("berichten/mail.txt", context),
        to=[contact.email],
        reply_to=[gemeente.email],
        # The key lets the mail log and the outbox be reconciled after a crash.
        headers={"X-Bericht": str(bericht.pk)}
        | ({"List-Unsubscribe": f"<{tekst.afmeldlink}>"} if tekst.afmeldlink else {}),
    )
    post.attach_alternative(render_to_string("berichten/mail.html", context), "text/html")
    if tekst.ics:
        deel = MIMEText(tekst.ics.decode(), "calendar", "utf-8")
        deel.set_param("method", tekst.ics_methode)
        deel.add_header("Content-Disposition", "attachment", filename="afspraak.ics")
        post.attach(deel)
    post.send()
