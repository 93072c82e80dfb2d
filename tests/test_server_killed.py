"""Nothing that was acknowledged may be lost or doubled, whatever happens to the server."""

import pytest

pytestmark = pytest.mark.server
SENDERS = 4
WRITE = """
import json
from kentongan.city.models import Member
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
member = Member.objects.get(username="lurah")
store = SessionStore()
store[SESSION_KEY] = str(member.pk)
store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
store[HASH_SESSION_KEY] = member.get_session_auth_hash()
store.create()
print(store.session_key)
"""
