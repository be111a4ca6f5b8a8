"""A worry, those who are on it, what was done, and contact that somebody stopped."""

from sideomside.concerns.models.concern import Concern, Sort
from sideomside.concerns.models.handling import ConcernStep, OnIt
from sideomside.concerns.models.stopped import PromisedCall, StoppedContact

__all__ = ["Concern", "ConcernStep", "OnIt", "PromisedCall", "Sort", "StoppedContact"]
