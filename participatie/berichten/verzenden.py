"""Turning a Tekst into a mail or an SMS."""

import smtplib
from email.mime.text import MIMEText

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string
from django.utils.module_loading import import_string

from participatie.berichten.soorten import Tekst
from participatie.gemeente.models import Gemeente


def als_sms(tekst: Tekst) -> str:
    return tekst.sms or " ".join(filter(None, [tekst.onderwerp + ".", tekst.knop[1] if tekst.knop else ""]))


class NietVerstuurd(Exception):
    """Surely not sent: it may be tried again."""


class OnzekerVerstuurd(Exception):
    """It broke off while the other side had it in hand: sent or not, nobody knows. Never sent again by itself."""


def sms(nummer: str, tekst: Tekst) -> None:
    """By the function of SMS_VERZENDER; one that knows that nothing was sent raises NietVerstuurd."""
    stuur = import_string(settings.SMS_VERZENDER)
    try:
        stuur(nummer, als_sms(tekst))
    except NietVerstuurd:
        raise
    except Exception as fout:
        raise OnzekerVerstuurd from fout


def mail(contact, tekst: Tekst, bericht) -> None:
    """One goal, text and HTML, a real reply address; the calendar file is a part of the mail.

    Refused, or no connection: NietVerstuurd. A connection that is lost once the mail was on its way: OnzekerVerstuurd.
    """
    verbinding = get_connection()
    post = _maak_mail(contact, tekst, bericht)
    try:
        verbinding.open()
    except (OSError, smtplib.SMTPException) as fout:
        raise NietVerstuurd from fout
    try:
        verbinding.send_messages([post])
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused) as fout:  # the server said no
        raise NietVerstuurd from fout
    except (OSError, smtplib.SMTPException) as fout:
        raise OnzekerVerstuurd from fout
    finally:
        verbinding.close()


def _maak_mail(contact, tekst: Tekst, bericht) -> EmailMultiAlternatives:
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
    return post
