"""Where each planted fault lies, so that it comes to pass, and the eye that must see it."""

from proofs.living import between_two, promised, sealed, sound
from proofs.living.sound import Check

# Where a fault lies, there is more coming and going: acts that are drawn ten times as often while it is planted.
STIRRED = {
    "asked_before_the_yes": ("is_proposed",),
    "a_yes_taken_back_stops_nothing": ("takes_it_back",),
    "a_pause_stops_nothing": ("pauses",),
    "a_no_is_heard_as_a_yes": ("seeker_answers",),
    "the_place_is_not_given_back": ("ends", "pair_ends"),
    "who_must_not_meet_is_asked": ("is_kept_apart",),
    "words_reach_one_who_has_left": ("one_writes", "ends"),
    "erased_and_still_readable": ("is_erased",),
    "a_room_forgets_to_forget": ("is_erased",),
    "whoever_waits_is_lost": ("writes", "is_sorted"),
    "two_rooms_are_one": ("one_writes",),
    "a_stopped_time_goes_on": ("wishes_a_fixed_time", "says_yes_to_a_fixed_time", "stops_the_fixed_time"),
    "a_goodbye_stops_nothing": ("wishes_a_fixed_time", "says_yes_to_a_fixed_time", "says_goodbye"),
    "a_break_calls_nothing_off": ("suggests_times", "picks", "two_take_a_break"),
    "an_end_calls_nothing_off": ("is_offered_times", "stops_now", "ends"),
    "enough_is_not_heard": ("says_how_much_is_left", "is_proposed"),
    "one_guest_too_many": ("signs_up", "they_go_on"),
    "nobody_moves_up": ("signs_up", "gives_the_seat_back"),
    "who_leads_may_come_too": ("leads_it", "signs_up"),
    "asked_is_as_good_as_in": ("is_asked_along",),
    "taken_out_without_a_word": ("they_go_on", "is_taken_out"),
    "two_in_a_circle_rise_nowhere": ("they_go_on", "is_kept_apart"),
    "a_worry_is_anybodys": ("is_worried",),
    "a_worry_goes_to_whom_it_is_about": ("is_worried",),
    "two_yeses_wait_nowhere": ("seeker_answers", "peer_answers"),
}

# The eye that a planted fault must be seen by. Whatever else falls over while it is planted is not a fault that was
# caught; and while it is sought no other eye looks, so that it is found in seconds.
SEEN_BY: dict[str, Check] = {
    "asked_before_the_yes": sound.nobody_is_asked_without_a_yes,
    "a_yes_taken_back_stops_nothing": sound.nobody_is_asked_without_a_yes,
    "a_pause_stops_nothing": sound.nobody_is_asked_without_a_yes,
    "a_no_is_heard_as_a_yes": sound.steps_lead_where_it_stands,
    "the_place_is_not_given_back": sound.a_place_is_taken_for_each_pair,
    "no_place_is_taken": sound.a_place_is_taken_for_each_pair,
    "who_must_not_meet_is_asked": sound.who_must_not_meet_is_not_asked,
    "words_reach_one_who_has_left": sound.words_go_only_where_two_walk_together,
    "erased_and_still_readable": sound.who_is_erased_is_gone,
    "a_room_forgets_to_forget": sound.a_place_is_taken_for_each_pair,  # of somebody who is gone
    "whoever_waits_is_lost": sound.nobody_is_lost,
    "anybody_decides": sealed.outsiders_do_nothing,
    "two_rooms_are_one": sealed.two_rooms_stay_sealed,
    "the_story_is_not_written": sound.steps_lead_where_it_stands,
    "outsiders_look_in": sealed.outsiders_see_nothing,
    "a_stopped_time_goes_on": promised.a_fixed_time_is_both_of_theirs,
    "a_goodbye_stops_nothing": promised.a_goodbye_is_kept,
    "a_break_calls_nothing_off": promised.a_break_is_a_break,
    "an_end_calls_nothing_off": promised.what_is_over_has_nothing_ahead,
    "enough_is_not_heard": promised.who_has_enough_is_not_asked,
    "one_guest_too_many": promised.nobody_stands_on_a_chair,
    "nobody_moves_up": promised.nobody_stands_on_a_chair,
    "who_leads_may_come_too": promised.nobody_leads_what_they_come_to,
    "asked_is_as_good_as_in": promised.a_circle_is_read_by_those_who_are_in_it,
    "taken_out_without_a_word": promised.nobody_is_put_out_in_silence,
    "two_in_a_circle_rise_nowhere": promised.two_in_a_circle_who_must_not_be_are_told_of,
    "a_worry_is_anybodys": promised.a_worry_is_read_by_those_on_it,
    "a_worry_goes_to_whom_it_is_about": promised.a_worry_is_read_by_those_on_it,
    "two_yeses_wait_nowhere": between_two.two_who_said_yes_are_not_forgotten,
}
