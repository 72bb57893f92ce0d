"""Mail and SMS that stay at home: readable at /ontwikkeling/berichten/."""

from email.message import Message

from django.core.mail.backends.base import BaseEmailBackend

from participatie.ontwikkeling.models import Post


class DatabaseBackend(BaseEmailBackend):
    def send_messages(self, email_messages):
        Post.objects.bulk_create(
            [
                Post(
                    kanaal="email",
                    aan=", ".join(post.to)[:254],
                    onderwerp=post.subject[:254],
                    tekst=post.body,
                    html=next((str(a[0]) for a in getattr(post, "alternatives", []) if a[1] == "text/html"), ""),
                    bijlagen=[_bijlage(b) for b in post.attachments],
                )
                for post in email_messages
            ]
        )
        return len(email_messages)


def _bijlage(bijlage) -> dict:
    if isinstance(bijlage, Message):
        return {
            "naam": bijlage.get_filename() or "",
            "inhoud": bijlage.get_payload(decode=True).decode("utf-8", "replace"),
        }
    naam, inhoud, _soort = bijlage
    return {"naam": naam or "", "inhoud": inhoud if isinstance(inhoud, str) else ""}


def bewaar_sms(nummer: str, tekst: str) -> None:
    Post.objects.create(kanaal="sms", aan=nummer, tekst=tekst)
