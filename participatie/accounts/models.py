from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from participatie import klok


class Rol(models.TextChoices):
    """Roles that are given; everyone with an account is `inwoner`, and who has none is `bezoeker`."""

    AMBTENAAR = "ambtenaar", _("Ambtenaar")
    ADVISEUR = "adviseur", _("Adviseur participatie")
    COMMISSIELID = "commissielid", _("Lid van de adviescommissie")
    BEHEERDER = "beheerder", _("Functioneel beheerder")


class UserManager(BaseUserManager):
    def create_user(self, email, naam="", rollen=(), **velden):
        """A user without a password: sign-in is by code, passkey or the municipality's own directory."""
        user = self.model(email=self.normalize_email(email).lower(), naam=naam, **velden)
        user.set_unusable_password()
        user.save(using=self._db)
        Toekenning.objects.bulk_create([Toekenning(user=user, rol=rol) for rol in rollen])
        user.zet_inlogadres()
        return user

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser):
    email = models.EmailField(_("e-mailadres"), unique=True)
    naam = models.CharField(_("naam"), max_length=120, blank=True)
    afdeling = models.ForeignKey(
        "gemeente.Afdeling", on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("afdeling")
    )
    is_active = models.BooleanField(_("actief"), default=True)
    created_at = models.DateTimeField(default=klok.nu, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = _("persoon met account")
        verbose_name_plural = _("personen met account")
        ordering = ["naam", "email"]

    def __str__(self):
        return self.naam or self.email

    def save(self, *args, **kwargs):
        self.email = self.email.lower()
        super().save(*args, **kwargs)

    def zet_inlogadres(self) -> None:
        """Let only this address open the account; the first sign-in code proves that it is theirs.

        Without allauth's row that code would not count, and a second mail would ask for the same again.
        """
        from allauth.account.models import EmailAddress  # allauth's models need this one

        self.emailaddress_set.exclude(email=self.email).delete()
        EmailAddress.objects.update_or_create(user=self, email=self.email, defaults={"primary": True})

    @cached_property
    def rollen(self) -> frozenset[str]:
        """Given roles plus `inwoner`. An inactive account has none."""
        if not self.is_active:
            return frozenset()
        return frozenset({"inwoner", *self.toekenningen.values_list("rol", flat=True)})

    def heeft(self, *rollen: str) -> bool:
        return bool(self.rollen & set(rollen))

    @property
    def is_medewerker(self) -> bool:
        return bool(self.rollen - {"inwoner"})

    # Django admin asks these; /beheer/ is for the beheerder and knows no finer permissions.
    @property
    def is_staff(self) -> bool:
        return self.heeft(Rol.BEHEERDER)

    def has_perm(self, perm, obj=None) -> bool:
        return self.is_staff

    def has_perms(self, perms, obj=None) -> bool:
        return self.is_staff

    def has_module_perms(self, app_label) -> bool:
        return self.is_staff


class Toekenning(models.Model):
    """A role given to a person."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="toekenningen")
    rol = models.CharField(_("rol"), max_length=20, choices=Rol)

    class Meta:
        verbose_name = _("rol")
        verbose_name_plural = _("rollen")
        constraints = [
            models.UniqueConstraint(fields=["user", "rol"], name="toekenning_uniek"),
            models.CheckConstraint(condition=models.Q(rol__in=Rol.values), name="toekenning_rol_bestaat"),
        ]

    def __str__(self):
        return self.get_rol_display()


def met_rol(*rollen: str) -> models.QuerySet[User]:
    """Active people with one of these roles, for choice lists."""
    return User.objects.filter(is_active=True, toekenningen__rol__in=rollen).distinct()
