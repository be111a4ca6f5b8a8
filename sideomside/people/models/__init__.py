"""Who is here: organisations and their programmes, people and the hats they wear, and how they come in."""

from sideomside.people.models.account import Account
from sideomside.people.models.address import from_outside
from sideomside.people.models.help_lines import HelpLine
from sideomside.people.models.houses import Organisation, OwnTheme, Programme
from sideomside.people.models.links import LinkAsked, PrivateLink, SmallKey
from sideomside.people.models.person import Absence, Contact, Person, Role
from sideomside.people.models.places import Area, Closure, OpeningHours, Place
from sideomside.people.models.role_step import RoleStep
from sideomside.people.models.row import Row

__all__ = [
    "Absence",
    "Account",
    "Area",
    "Closure",
    "Contact",
    "HelpLine",
    "LinkAsked",
    "OpeningHours",
    "Organisation",
    "OwnTheme",
    "Person",
    "Place",
    "PrivateLink",
    "Programme",
    "Role",
    "RoleStep",
    "Row",
    "from_outside",
    "SmallKey",
]
