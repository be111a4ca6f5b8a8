"""Seeing everything we know, and who has looked at it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sideomside.ground.ui.doors import for_participants
from sideomside.privacy import queries
from sideomside.privacy.rules.readable import readable


@for_participants
def everything(request: HttpRequest) -> HttpResponse:
    told = readable(queries.everything(request.viewer, request.viewer.person_id))
    return render(request, "privacy/everything.html", {"told": told})


@for_participants
def who_looked(request: HttpRequest) -> HttpResponse:
    looks, done = queries.who_looked(request.viewer), queries.what_was_done(request.viewer)
    return render(request, "privacy/who_looked.html", {"looks": looks, "done": done})
