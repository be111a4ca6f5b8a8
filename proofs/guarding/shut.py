"""Where somebody who may come is not let in all the same, and why that is right, written by hand.

The policy says who may come; whether there is something to come to depends on how far these five lives have got. What
stands under NEVER no life of theirs opens to a look, so a fault that shut it for everybody would not be seen here
(each room's own tests open it). What stands under SOMETIMES is opened by somebody, at full, or it counts as shut.
"""

NEVER_BECAUSE = {
    "it leads on to another page": (
        "desk:home gatherings:signed_up partners:sent peers:import_done peers:welcome stories:thanks welcome:was "
        "messages:invitation messages:my_invitation"
    ),
    "nobody in their houses has been silent for long, so that no letter asks": "silence:stay",
    "it takes a press alone, and is not there for a look": "matching:mark matching:out_of_wait",
    "nothing got out in their houses": "breaches:told breaches:my_told",
    "their pairs have no bridge to write, and no meeting that was agreed": (
        "companionship:bridge companionship:my_bridge companionship:ics companionship:peer_ics"
    ),
    "nobody in their programmes writes in a group by itself": "desk:group_writes desk:my_group_writes",
    "the hour in which it could be read is over": "messages:read_opened",
    "the sitting asks no question of that number": "outcomes:question",
    "only whoever is at the table with a draft, or has opened its link, is anywhere in it": (
        "partners:asked partners:begin partners:opened partners:thanks"
    ),
    "their peers' path has no such step open, and no paper of that name": (
        "path:cover path:paper path:proof path:pulse"
    ),
    "the peer is not the next to be approved": "peers:approve",
    "there is no paper of that name": "privacy:paper",
    "no story or comment of theirs waits for that, and none has a sound": (
        "stories:aloud stories:comment stories:my_step stories:own_comment stories:report stories:take_down "
        "stories:to_read stories:told_sound stories:told_step"
    ),
}
SOMETIMES_BECAUSE = {
    "the pair is there and another has ended, or has not begun": (
        "companionship:begin companionship:fixed_time companionship:over companionship:peer_agreement "
        "companionship:peer_fixed_time companionship:peer_meeting companionship:peer_note companionship:peer_notes "
        "companionship:peer_over companionship:peer_propose companionship:propose companionship:when "
        "messages:my_show messages:two"
    ),
    "it is asked of the person who came, and the other of the two is no such person": (
        "direction:shared matching:apart matching:find matching:wish matching:wishes outcomes:brought"
    ),
    "the word in the address opens one house alone, while its owner is there": (
        "desk:feed direction:read_along people:enter"
    ),
    "one of the two gatherings is planned and public, and the other is not": (
        "gatherings:forming gatherings:ics gatherings:shown"
    ),
    "whoever has nothing waiting writes to us instead": "intake:say",
    "the enquiry or the proposal is at another step": "intake:when matching:when concerns:correct",
    "one of the conversations is of two and the other a circle, or one has been left": (
        "messages:circle messages:my_circle messages:my_news messages:my_thread messages:hide_message messages:take_out"
    ),
    "what is in the whole house's hands is asked of one's own house": "oversight:look",
    "the peer has no such step on their path yet, or it is behind them": (
        "path:answer path:certificate path:employed path:my_goodbye path:my_learning path:my_paper path:my_proof "
        "path:not_now"
    ),
    "whoever is no peer yet, or a peer without a card, has no card; and each has their own alone": (
        "peers:days peers:my_card peers:my_days peers:my_themes peers:my_words peers:themes peers:words"
    ),
    "another house does not show our stories": "stories:shown stories:write_back",
}
NEVER = frozenset(" ".join(NEVER_BECAUSE.values()).split())
SOMETIMES = frozenset(" ".join(SOMETIMES_BECAUSE.values()).split())
SHUT = NEVER | SOMETIMES
