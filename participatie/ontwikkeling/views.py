"""Only outside production (urls.py): sign in as the example's person of a role, and read what was sent."""

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from participatie.accounts.models import Rol, User
from participatie.kamers.toegang import openbaar
from participatie.ontwikkeling.models import Post

ROLLEN = {"inwoner": "inwoner@voorbeeld.example"} | {rol: f"{rol}@voorbeeld.example" for rol in Rol.values}
START = {"commissielid": "commissie:start", "beheerder": "admin:index", "inwoner": "mijn:start"}


@openbaar
def start(request):
    return render(request, "ontwikkeling/start.html", {"rollen": list(ROLLEN)})


@openbaar
@require_POST
def inloggen(request, rol):
    if rol not in ROLLEN:
        raise Http404
    user = get_object_or_404(User, email=ROLLEN[rol])
    login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    # Stands for the code and the second factor that a real sign-in asks.
    record_authentication(request, user, "mfa", type="ontwikkeling")
    return redirect(START.get(rol, "werkplek:start"))


@openbaar
def berichten(request):
    post = Post.objects.all()
    if aan := request.GET.get("aan", "").strip():
        post = post.filter(aan__icontains=aan)
    return render(
        request,
        "ontwikkeling/berichten.html",
        {"pagina": Paginator(post, 25).get_page(request.GET.get("pagina")), "aan": aan},
    )


@openbaar
def bericht(request, pk):
    return render(request, "ontwikkeling/bericht.html", {"post": get_object_or_404(Post, pk=pk)})
