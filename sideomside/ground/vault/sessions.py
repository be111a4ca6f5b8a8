"""Sessions whose rows nobody can read: what a session holds is sealed before it meets the database."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as InDatabase
from django.contrib.sessions.serializers import JSONSerializer

from sideomside.ground.vault.keys import KeyIsGone, seal_for_house, unseal_for_house


class SessionStore(InDatabase):
    def encode(self, session_dict: dict[str, Any]) -> str:
        return b64encode(seal_for_house("session", JSONSerializer().dumps(session_dict))).decode()

    def decode(self, session_data: str | bytes) -> dict[str, Any]:
        try:
            return JSONSerializer().loads(unseal_for_house("session", b64decode(session_data)))
        except (KeyIsGone, NotBase64, ValueError):
            return {}
