"""People who work at the desk, and what each may do there. Readers have no accounts."""

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property

from .roles import Role, Section, allows


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        """Return a new user; raises ValueError without an e-mail address."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=email, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email):
        """Return the user who signs in with this address, however it is capitalized."""
        return self.get(email__iexact=email)

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(
            email, password, **fields | {"is_staff": True, "is_superuser": True}
        )


class User(AbstractUser):
    """A member of staff, known by e-mail address.

    Rights come from grants of roles and from nothing else: there are no groups and no single
    permissions (docs/decisions/0004-people-and-sign-in.md).
    """

    RIGHTS = ("is_active", "is_staff", "is_superuser")

    username = None
    first_name = None
    last_name = None
    groups = None
    user_permissions = None
    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField("full name", max_length=120, blank=True)
    session_epoch = models.PositiveIntegerField(default=0, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"
        ordering = ["email"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_once_in_any_case",
                violation_error_message="Another account has this e-mail address.",
            )
        ]

    def __str__(self):
        return self.name or self.email

    @transaction.atomic
    def save(self, *args, update_fields=None, **kwargs):
        """Save the user; a change of rights ends every session of theirs."""
        self.email = self.email.lower()
        if self.pk and (update_fields is None or {*self.RIGHTS} & {*update_fields}):
            self._keep_epoch()
            update_fields = update_fields and {*update_fields, "session_epoch"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def _keep_epoch(self):
        """Take the epoch from the database, so that a stale copy never brings back an old one."""
        rows = User.objects.select_for_update().filter(pk=self.pk)
        if before := rows.values("session_epoch", *self.RIGHTS).first():
            changed = any(before[name] != getattr(self, name) for name in self.RIGHTS)
            self.session_epoch = before["session_epoch"] + changed

    def end_sessions(self):
        """Sign the user out everywhere."""
        User.objects.filter(pk=self.pk).update(session_epoch=F("session_epoch") + 1)
        self.refresh_from_db(fields=["session_epoch"])

    def _get_session_auth_hash(self, secret=None):
        value = f"{self.password}:{self.session_epoch}"
        return salted_hmac(
            "portal.accounts.session", value, secret=secret, algorithm="sha256"
        ).hexdigest()

    def get_full_name(self):
        return str(self)

    def get_short_name(self):
        return str(self)

    @cached_property
    def held(self) -> list[tuple[str, str]]:
        """The (role, section) pairs that were granted; read once for each instance."""
        return list(self.grants.values_list("role", "section")) if self.pk else []

    def has_role(self, role, section="") -> bool:
        """Say whether the user may act as `role` in `section`; "" asks: anywhere at all?"""
        if not self.is_active:
            return False
        return self.is_superuser or (self.is_staff and allows(self.held, role, section))


class Grant(models.Model):
    """A role that a user has, everywhere or in one section."""

    user = models.ForeignKey(User, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=16, choices=Role)
    section = models.CharField(
        max_length=16, choices=[("", "Everywhere"), *Section.choices], blank=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "section"],
                name="grant_once",
                violation_error_message="This person has that role already.",
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.ADMINISTRATOR) | Q(section=""),
                name="grant_administrator_is_everywhere",
                violation_error_message="An administrator is one for all of the portal: "
                "choose everywhere.",
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}, {self.get_section_display()}"


class Attempts(models.Model):
    """Failed attempts to sign in, and codes already used, as Django's database cache keeps them.

    Reached by `django.core.cache` alone; a model only so that `migrate` makes the table.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "accounts_attempts"
        default_permissions = ()

    def __str__(self):
        return self.cache_key


@receiver([post_save, post_delete], sender=Grant)
def rights_changed(instance, **kwargs):
    """Whatever way a grant comes or goes: the desk, a cascade, a queryset."""
    for remembered in ("held", "_perm_cache"):
        instance.user.__dict__.pop(remembered, None)
    instance.user.end_sessions()
