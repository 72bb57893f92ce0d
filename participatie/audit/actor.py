"""Who does something, and through which door."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Actor:
    """The one who acts: a signed-in user, a visitor (by link or table code), or the system itself.

    `via` names the door: a room ("werkplek", "publiek"), a task ("taak:berichten"), "import", "voorbeeld".
    """

    user: object | None = None
    via: str = "publiek"
    rollen: frozenset[str] = field(default_factory=lambda: frozenset({"bezoeker"}))

    @property
    def user_id(self) -> int | None:
        return self.user.pk if self.user else None

    @classmethod
    def van(cls, request) -> "Actor":
        """The actor behind a request; the room is the first part of the path."""
        kamer = request.path.strip("/").split("/")[0]
        via = kamer if kamer in {"mijn", "werkplek", "commissie", "beheer", "tafel", "status"} else "publiek"
        if request.user.is_authenticated:
            return cls(request.user, via, request.user.rollen)
        return cls(None, via)

    @classmethod
    def gebruiker(cls, user, via: str = "werkplek") -> "Actor":
        return cls(user, via, user.rollen)

    @classmethod
    def systeem(cls, via: str) -> "Actor":
        return cls(None, via, frozenset({"systeem"}))


BEZOEKER = Actor()
