"""A page as one reads it: words with one space between them."""

from django.http import HttpResponse
from django.test import Client


def words(client: Client, path: str) -> str:
    return words_of(client.get(path))


def words_of(answer: HttpResponse) -> str:
    return " ".join(answer.content.decode().replace("\u00a0", " ").split())
