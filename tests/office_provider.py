"""A real OpenID provider of somebody else's make (django-oauth-toolkit), run as a process of its own on this machine.

python -m tests.office_provider PORT REDIRECT_URI... prints one line when it answers. Whoever types a name on its
sign-in page is that person; the codes, the PKCE check, the keys and the signatures are the provider's own.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import include, path

from house.serving import ROOT, free_port

CLIENT, SECRET = "side-om-side", "en hemmelighed mellem to huse"


@contextmanager
def an_office(*back: str) -> Iterator[str]:
    """The provider in a process of its own, until one leaves; it sends people back to these addresses alone."""
    port = free_port()
    asked = [sys.executable, "-m", "tests.office_provider", str(port), *back]
    with subprocess.Popen(asked, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout and running.stdout.readline() == "ready\n"
        try:
            yield f"http://127.0.0.1:{port}/o"
        finally:
            running.terminate()


def write_down(settings: Any, folder: Path, cast: Any, issuer: str, more: str = "") -> None:
    """What whoever runs the house writes."""
    secret, file = folder / "secret", folder / "offices.toml"
    secret.write_text(f"{SECRET}\n")
    secret.chmod(0o600)
    file.write_text(
        f'[amager]\npartner = "{cast.agreement.body_id}"\nissuer = "{issuer}"\nclient_id = "{CLIENT}"\n'
        f'secret_file = "{secret}"\n{more}'
    )
    settings.OFFICES = str(file)


class Quiet(WSGIRequestHandler):
    def log_message(self, *_said: object) -> None:
        pass


class Once(WSGIServer):
    allow_reuse_address = True


def set_up(port: int, folder: str) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    settings.configure(
        SECRET_KEY="another house's", ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF=__name__, USE_TZ=True,
        INSTALLED_APPS=[
            "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "oauth2_provider",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        MIGRATION_MODULES=dict.fromkeys(["auth", "contenttypes", "sessions", "oauth2_provider"]),
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(Path(folder) / "office.sqlite3")}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField", LOGIN_URL="/sign-in/", SESSION_COOKIE_NAME="office",
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True, "OIDC_RSA_PRIVATE_KEY": pem, "PKCE_REQUIRED": True,
            "SCOPES": {"openid": "who you are"}, "OIDC_ISS_ENDPOINT": f"http://127.0.0.1:{port}/o",
        },
    )  # fmt: skip
    django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)


def register(redirect_uris: list[str]) -> None:
    from oauth2_provider.models import Application  # noqa: PLC0415 - only once it is set up

    Application.objects.create(
        name="Side om side", client_id=CLIENT, client_secret=SECRET, redirect_uris=" ".join(redirect_uris),
        client_type=Application.CLIENT_CONFIDENTIAL, authorization_grant_type=Application.GRANT_AUTHORIZATION_CODE,
        algorithm=Application.RS256_ALGORITHM, skip_authorization=True,
    )  # fmt: skip


def sign_in(request: HttpRequest) -> HttpResponse:
    from django.contrib.auth import get_user_model, login  # noqa: PLC0415 - only once it is set up

    if name := request.POST.get("name"):
        user, _ = get_user_model().objects.get_or_create(username=name)
        login(request, user, backend="django.contrib.auth.backends.ModelBackend")
        return HttpResponseRedirect(request.GET["next"])
    return HttpResponse(
        "<!doctype html><html lang=da><title>Kontoret</title><h1>Kontorets eget login</h1>"
        "<form method=post><label>Navn <input name=name></label> <button>Log ind</button></form>"
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as where:
        set_up(int(sys.argv[1]), where)
        register(sys.argv[2:])
        provider = path("o/", include("oauth2_provider.urls", namespace="oauth2_provider"))
        urlpatterns = [path("sign-in/", sign_in), provider]
        from django.core.wsgi import get_wsgi_application

        server = make_server(
            "127.0.0.1", int(sys.argv[1]), get_wsgi_application(), server_class=Once, handler_class=Quiet
        )
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        server.serve_forever()
