"""What one may do with people, their hats, their contact details and their way in."""

from sideomside.people.actions.accounts import (
    ask_for_invitation,
    choose_password,
    invite,
    make_account,
    send_new_invitation,
)
from sideomside.people.actions.colleagues import (
    let_go,
    send_again,
    take_on,
)
from sideomside.people.actions.doors import (
    as_usual_again,
    close_days,
    open_on_holidays,
    open_weekly,
    stop_opening,
)
from sideomside.people.actions.founding import (
    found_organisation,
    name_area,
    name_responsible,
    open_place,
    open_programme,
)
from sideomside.people.actions.houses import (
    change_promises,
    confirm_help_line,
    end_absence,
    name_programme,
    note_absence,
)
from sideomside.people.actions.links import (
    ask_for_link,
    make_link,
    revoke_links,
    send_asked_links,
    send_link,
    use_link,
)
from sideomside.people.actions.mailboxes import change_login
from sideomside.people.actions.many import Newcomer, forget_many, give_role_to_many, meet_many
from sideomside.people.actions.persons import (
    add_contact,
    change_contact,
    change_person,
    forget,
    give_role,
    meet,
    set_role_state,
    touch,
    vouch_for,
)
from sideomside.people.actions.places import (
    add_place,
    change_place,
    close_down,
    open_again,
)
from sideomside.people.actions.second_keys import keep_codes_as_passwords, let_begin_again, use_code
from sideomside.people.actions.signing_in import note_refusal, note_refused_name, note_sign_in
from sideomside.people.actions.small_keys import (
    choose_small_key,
    let_choose_again,
    open_with_small_key,
)
from sideomside.people.actions.standing_by import lay_help_lines_ready
from sideomside.people.actions.themes import (
    add_theme,
    put_theme_away,
)
from sideomside.people.actions.writing import (
    write_to,
)

__all__ = [
    "Newcomer",
    "add_contact",
    "add_place",
    "add_theme",
    "as_usual_again",
    "ask_for_invitation",
    "ask_for_link",
    "change_contact",
    "change_login",
    "change_person",
    "change_place",
    "change_promises",
    "choose_password",
    "choose_small_key",
    "close_days",
    "close_down",
    "confirm_help_line",
    "end_absence",
    "forget",
    "forget_many",
    "found_organisation",
    "give_role",
    "give_role_to_many",
    "invite",
    "lay_help_lines_ready",
    "keep_codes_as_passwords",
    "let_begin_again",
    "let_choose_again",
    "let_go",
    "make_account",
    "make_link",
    "meet",
    "meet_many",
    "name_area",
    "name_programme",
    "name_responsible",
    "note_absence",
    "note_refusal",
    "note_refused_name",
    "note_sign_in",
    "open_again",
    "open_on_holidays",
    "open_place",
    "open_programme",
    "open_weekly",
    "open_with_small_key",
    "put_theme_away",
    "revoke_links",
    "send_again",
    "send_asked_links",
    "send_link",
    "send_new_invitation",
    "set_role_state",
    "stop_opening",
    "take_on",
    "touch",
    "use_code",
    "use_link",
    "vouch_for",
    "write_to",
]
