"""Who may come in where, written by hand from what the house promises; nothing here is read from its code.

A word is how somebody stands to the thing behind the address: `own` (it is about them), `now` and `then` (its peer,
while they walk together and afterwards), `keeps` (coordinates the programme it belongs to), `on it` (a coordinator
who is on that worry; may whatever `keeps` may), `read to` (was invited to read along). For an address that names
nobody's thing, and for everybody else, it is the hat they wear. Who is not named is turned away.
"""

EVERYBODY = {
    "stranger", "nobody", "reader", "shut", "participant", "own", "peer", "now", "then", "host", "evaluator", "partner",
    "moderator", "operator", "coordinator", "elsewhere", "keeps", "on it", "read to", "hatless",
}  # fmt: skip
PARTICIPANT, OWN = {"participant", "own"}, {"own"}
PEER, NOW, WALKS = {"peer"}, {"now"}, {"now", "then"}
COORDINATOR, KEEPS, ON_IT = {"coordinator"}, {"keeps", "on it"}, {"on it"}
HELPS = {"peer", "host", "coordinator"}
WORKS = HELPS | {"evaluator", "partner", "moderator", "operator"}
NOBODY: set[str] = set()


def _all(room: str, may: set[str], names: str) -> dict[str, set[str]]:
    return {f"{room}:{name}": may for name in names.split()}


POLICY: dict[str, set[str]] = {
    # The way in, and out.
    **_all("people", EVERYBODY, "enter link_gone lost_link leave forgotten"),
    **_all("people", {"shut"}, "small_key new_link"),
    **_all("people", PARTICIPANT, "make_my_card"),
    **_all("people", WORKS, "change_hat"),
    **_all("people", NOBODY, "card invitation"),  # opened by what only a session or a letter holds
    **_all("people", KEEPS, "way_in"),
    # Words that come in.
    **_all("intake", EVERYBODY, "write"),
    **_all(
        "intake", NOBODY, "receipt send_copy on_paper correct delete_all"
    ),  # the session of whoever just wrote
    **_all("intake", PARTICIPANT, "say yes call_off"),
    **_all("intake", HELPS, "visit"),
    **_all("intake", COORDINATOR, "quarantine list new"),
    **_all("intake", KEEPS, "enquiry same part when talk held talk_off"),
    # Whoever waits, and was not heard from.
    **_all("silence", KEEPS, "one"),
    **_all("silence", EVERYBODY, "stay"),
    # Peers.
    **_all("peers", PARTICIPANT, "wish_to_give"),
    **_all("peers", PEER, "my_card my_words my_themes my_days my_yes pause energy resume lent"),
    **_all("peers", KEEPS | WALKS, "answer_loan"),  # whoever lends, and the peer who is lent
    **_all("peers", COORDINATOR, "list add import import_template export"),
    **_all(
        "peers", KEEPS, "welcome import_columns import_check import_now import_done import_undo import_drop"
    ),
    **_all("peers", KEEPS, "peer act approve room lend begin_again"),
    **_all("peers", KEEPS | WALKS, "words themes days"),  # one's own card, by whichever address
    # A person for a person.
    **_all("matching", PARTICIPANT, "my_proposal my_wishes my_wish my_lot"),
    **_all("matching", WALKS, "question"),
    **_all("matching", PEER, "peer_rather_not peer_by_hand"),
    **_all("matching", COORDINATOR, "board ledger policy recruiting draws"),
    **_all("matching", KEEPS, "find mark proposal when wishes wish apart out_of_wait"),
    # The two.
    **_all("companionship", KEEPS, "begin companionship when call_peer frame bridge"),
    **_all(
        "companionship",
        PARTICIPANT,
        "my_calendar over my_bridge my_notes agreement meeting ics propose fixed_time",
    ),
    **_all("companionship", OWN, "my_note"),
    **_all("companionship", PEER, "peer_calendar"),
    **_all(
        "companionship", WALKS, "peer_over peer_notes peer_note peer_agreement peer_propose peer_fixed_time"
    ),
    **_all("companionship", WALKS, "peer_meeting peer_ics"),
    # Where one would like to go.
    **_all("direction", PARTICIPANT, "mine write step earlier book take_along supporters invite"),
    **_all("direction", OWN, "shown new_link part rewrite let_go pass_on"),
    **_all("direction", {"reader"}, "along"),
    **_all("direction", EVERYBODY, "read_along"),  # asks for the word
    **_all("direction", WALKS | KEEPS, "shared"),
    # What one comes to.
    **_all("gatherings", EVERYBODY, "calendar feed signed_up shown activities"),
    **_all("gatherings", PARTICIPANT, "ask_company mine"),
    **_all("gatherings", OWN, "one ics problem let_company_go"),
    **_all("gatherings", PEER, "led"),
    **_all("gatherings", WALKS, "group session went_along"),
    **_all("gatherings", HELPS, "cafe"),
    **_all("gatherings", COORDINATOR, "list plan manuals new_manual local"),
    **_all("gatherings", KEEPS, "called manual local_one company time manage change forming"),
    # What people write to one another.
    **_all("messages", PARTICIPANT, "my_list my_rhythm my_show"),
    **_all(
        "messages",
        OWN,
        "my_picture my_share my_thread my_news my_hide my_leave my_circle my_goodbye my_invitation",
    ),
    **_all("messages", HELPS, "list rhythm show"),
    **_all("messages", COORDINATOR, "write_first begin_circle"),
    **_all("messages", NOW, "passed"),
    **_all("messages", OWN, "my_passing"),
    **_all("messages", WALKS, "lend"),
    **_all("messages", WALKS, "picture share thread news hide leave goodbye invitation hide_message"),
    **_all("messages", WALKS | KEEPS, "circle close_circle take_out take_back_question"),
    **_all("messages", KEEPS, "two decide read_opened"),
    # Those who refer, with the person at the table; their own drafts are nobody else's.
    **_all("partners", {"partner"}, "home begin sent"),
    **_all("partners", NOBODY, "where check drop table take_back introduced"),
    **_all(
        "partners", EVERYBODY, "opened asked thanks"
    ),  # by a link shown at the table; without it, nothing is there
    **_all("partners", NOBODY, "offices office office_back by_invitation"),  # no office is written down there
    **_all("partners", PARTICIPANT, "mine elsewhere"),
    **_all("partners", OWN, "decide my_bridge"),
    **_all("partners", COORDINATOR, "list new"),
    **_all("partners", KEEPS | {"elsewhere"}, "body rename agree"),  # a body is the whole house's
    **_all("partners", KEEPS, "agreement end_contact introduce introduction"),
    **_all("partners", NOBODY, "to_us"),  # only where another programme has introduced somebody
    # Stories, which are for everybody once they are out; before that they are their teller's and the readers' here.
    **_all("stories", EVERYBODY, "list feed shown write_back report thanks own_comment take_down aloud"),
    **_all("stories", PARTICIPANT, "my_stories"),
    **_all("stories", OWN, "my_story my_step"),
    **_all("stories", PEER, "stories"),
    **_all("stories", NOBODY, "story step sound"),  # a peer's own; the five lives tell theirs as participants
    **_all("stories", OWN, "my_sound"),
    **_all("stories", KEEPS, "told_sound"),
    **_all("stories", COORDINATOR, "write_down"),
    **_all("stories", COORDINATOR | {"moderator"}, "office year"),
    **_all("stories", KEEPS, "to_read told_step"),
    **_all("stories", KEEPS | {"moderator"}, "comment"),
    # Where are you now: asked of the person alone; a number leaves it only among others.
    **_all("outcomes", PARTICIPANT, "where begin choose over_time take_along aims"),
    **_all("outcomes", OWN, "aim door thanks go_on question"),
    **_all("outcomes", WALKS | KEEPS, "brought"),
    **_all("outcomes", COORDINATOR, "instruments"),
    **_all("outcomes", COORDINATOR | KEEPS | {"elsewhere"}, "instrument"),  # the whole house's
    **_all("outcomes", KEEPS, "cadence"),
    **_all("outcomes", {"evaluator"}, "evaluation hand_over"),
    # Figures, in which nobody can be found; a report that is out is for those who pay and look on as well.
    **_all("reports", COORDINATOR, "overview flow courses answers lots peers new grants new_grant"),
    **_all("reports", COORDINATOR | {"evaluator", "partner"}, "releases"),
    **_all("reports", KEEPS | {"evaluator", "partner"}, "release take"),
    **_all("reports", KEEPS, "grant change_grant grant_report template"),
    **_all("reports", EVERYBODY, "in_figures"),
    **_all("oversight", COORDINATOR, "how_we_look"),
    **_all("oversight", KEEPS, "question"),
    **_all("oversight", KEEPS | {"elsewhere"}, "look"),  # the whole house's, and of nobody's words
    # What may have got out: the whole house's, and of nobody's words but a coordinator's.
    **_all("breaches", COORDINATOR, "list new"),
    **_all("breaches", KEEPS | {"elsewhere"}, "breach correct tell"),
    **_all("breaches", PARTICIPANT, "my_told"),
    **_all("breaches", WORKS, "told"),
    **_all("planner", COORDINATOR, "plans"),
    **_all("planner", KEEPS, "plan"),
    # Worries.
    **_all("concerns", EVERYBODY, "worried"),
    **_all("concerns", HELPS, "worries worry"),
    **_all("concerns", PARTICIPANT, "my_worries my_worry"),
    **_all("concerns", OWN, "my_stop"),
    **_all("concerns", WALKS, "stop"),
    **_all("concerns", COORDINATOR, "list"),
    **_all("concerns", KEEPS, "call_both promised"),
    **_all("concerns", ON_IT, "concern correct"),
    # The peer's own path.
    **_all("path", PARTICIPANT, "my_way my_paper my_learning my_proof my_giving"),
    **_all("path", PEER, "way paper learning proof my_sparrings how_it_is my_goodbye"),
    **_all("path", WALKS, "seat"),
    **_all("path", {"peer", "host"}, "hours take_hours my_expenses"),
    **_all("path", COORDINATOR, "sparrings plan_sparring expenses training new_module frame write_paper"),
    **_all(
        "path",
        KEEPS,
        "sparring pulse cover employed goodbye giving module training_day walk answer elsewhere",
    ),
    **_all("path", KEEPS, "certificate not_now"),
    # What we know of somebody.
    **_all("privacy", PARTICIPANT, "mine consent everything who_looked export pause erase"),
    **_all("privacy", WORKS, "at_work copy_at_work erase_at_work"),
    **_all("privacy", KEEPS, "erase_for"),
    **_all("privacy", COORDINATOR, "papers paper"),
    **_all("privacy", EVERYBODY, "erased"),
    # First pages.
    **_all("desk", WORKS, "home"),
    **_all("desk", COORDINATOR, "today search house doors away help_lines"),
    **_all("desk", COORDINATOR, "colleagues new_colleague places new_place themes"),
    **_all("desk", KEEPS, "stop_opening as_usual_again end_absence promises programme place"),
    **_all("desk", NOBODY, "colleague"),  # whoever came and their peer are nobody's colleagues
    **_all("desk", COORDINATOR | KEEPS | {"elsewhere"}, "help_line put_theme_away"),  # the house's own lists
    **_all("desk", PEER, "peer_home peer_own"),
    **_all("desk", EVERYBODY, "feed"),  # whoever holds the secret address; it says coffee and a time
    **_all("desk", WALKS | KEEPS, "group_writes"),
    **_all("desk", OWN, "my_group_writes"),
    **_all("desk", PARTICIPANT | {"shut"}, "my_page"),
    # The open house.
    **_all("welcome", EVERYBODY, "front coffee urgent peer become_peer privacy accessibility contact was"),
    **_all("welcome", EVERYBODY, "recovery how us relatives professionals cookies search picture"),
    **_all("welcome", EVERYBODY, "open_data data_opening data_events data_stories data_schema data_openapi"),
    **_all("welcome", NOBODY, "own colours"),  # a page that came along has its own address; no colours chosen
    **_all("welcome", COORDINATOR, "pages look write preview earlier let_go listeners"),
    **_all("welcome", KEEPS, "take_back use_again delete_picture"),
    **_all("welcome", KEEPS | {"elsewhere"}, "listener"),  # the whole house's
}

# Answered alike to everybody behind the same door, and nothing is written: a press that came too late is no fault.
ANSWERED_ALIKE: dict[str, set[str]] = {
    **_all("welcome", COORDINATOR, "delete_picture"),  # pressed twice it is gone once
    **_all("people", PARTICIPANT, "small_key new_link"),  # on to the page it would have opened
    **_all(
        "intake", EVERYBODY, "receipt send_copy on_paper correct delete_all"
    ),  # back to the page where one writes
    **_all(
        "peers", COORDINATOR | {"elsewhere"}, "import_columns import_check import_now import_undo import_drop"
    ),
    **_all("gatherings", COORDINATOR | {"elsewhere"}, "called"),
    **_all("partners", {"partner"}, "drop"),  # put away twice it is gone once
    **_all("desk", COORDINATOR | {"elsewhere"}, "stop_opening as_usual_again end_absence"),
    **_all("gatherings", PARTICIPANT, "let_company_go"),
    **_all("messages", WORKS | {"now", "then", "keeps", "on it", "elsewhere"}, "goodbye"),
    **_all("path", WORKS, "how_it_is"),
    **_all("gatherings", WORKS | {"now", "then", "keeps", "on it", "elsewhere"}, "went_along"),
    **_all("direction", PARTICIPANT, "part let_go new_link pass_on"),
    **_all("messages", PARTICIPANT, "my_goodbye"),
}
