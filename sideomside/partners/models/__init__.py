"""Partner bodies and agreements, their contact persons, and those who were shown the way with their own yes."""

from sideomside.partners.models.agreement import Agreement, Body
from sideomside.partners.models.contact import PartnerContact
from sideomside.partners.models.draft import Draft
from sideomside.partners.models.elsewhere import Elsewhere
from sideomside.partners.models.introduction import Answer, Introduction, WhyNot
from sideomside.partners.models.office_key import OfficeKey
from sideomside.partners.models.referral import Referral

__all__ = [
    "Agreement",
    "Answer",
    "Body",
    "Draft",
    "Elsewhere",
    "Introduction",
    "OfficeKey",
    "PartnerContact",
    "Referral",
    "WhyNot",
]
