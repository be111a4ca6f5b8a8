"""Every number the lives are drawn from that no programme's own events tell: in words, and as it is used."""

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from sideomside.planner.clockwork.inputs import Inputs, season

SUMMER, WINTER = 200, 20  # days of the year

Guess = tuple[Promise | str, Callable[[Inputs], float]]

GUESSED: tuple[Guess, ...] = (
    (
        gettext_lazy("Per cent fewer who come in the middle of July"),
        lambda inputs: 100 * (1 - season(SUMMER)) * inputs.seasonal,
    ),
    (
        gettext_lazy("Per cent more who come in January"),
        lambda inputs: 100 * (season(WINTER) - 1) * inputs.seasonal,
    ),
    (gettext_lazy("Weeks it takes to learn to be a peer"), lambda inputs: inputs.training_days / 7),
    (
        gettext_lazy("Of a hundred who learn it, those who begin"),
        lambda inputs: 100 * inputs.starts_after_training,
    ),
    (
        gettext_lazy("How many times as often a peer stops after two years as after half a year"),
        lambda inputs: 4 ** (inputs.stay_shape - 1),
    ),
    (gettext_lazy("Days between two breaks of a peer"), lambda inputs: inputs.rests_every_days),
    (gettext_lazy("Days a break lasts"), lambda inputs: inputs.rest_days),
    (gettext_lazy("Days from two who say yes until they meet"), lambda inputs: inputs.answer_days),
    (gettext_lazy("Of a hundred pairs, those who stop early"), lambda inputs: 100 * inputs.early_share),
    (
        gettext_lazy("Of a hundred who come, those who wish for a woman"),
        lambda inputs: 100 * inputs.wish_woman,
    ),
    (gettext_lazy("Of a hundred who come, those who wish for a man"), lambda inputs: 100 * inputs.wish_man),
    (gettext_lazy("Of a hundred peers, those who are women"), lambda inputs: 100 * inputs.women_among_peers),
    (
        gettext_lazy("Of a hundred who come, those who speak another language"),
        lambda inputs: 100 * inputs.other_tongue,
    ),
    (
        gettext_lazy("Of a hundred peers, those who speak both languages"),
        lambda inputs: 100 * inputs.peers_with_both_tongues,
    ),
    (gettext_lazy("Things people may have in common"), lambda inputs: float(inputs.themes)),
    (
        gettext_lazy("How many times as common the most common of them is as the rarest"),
        lambda inputs: inputs.themes**inputs.theme_slope,
    ),
    (
        gettext_lazy("Of a hundred people, those who know of a second one"),
        lambda inputs: 100 * inputs.second_theme,
    ),
    (gettext_lazy("Of a hundred people, those who know of a third"), lambda inputs: 100 * inputs.third_theme),
    (gettext_lazy("Areas people live in"), lambda inputs: float(len(inputs.zones))),
    (
        gettext_lazy("Of a hundred people, those who live in the largest area"),
        lambda inputs: 100 * max(inputs.zones) / sum(inputs.zones),
    ),
    (gettext_lazy("Seats in a group course, where there is one"), lambda inputs: float(inputs.group_seats)),
    (gettext_lazy("Fewest people a group course is held for"), lambda inputs: float(inputs.group_least)),
    (gettext_lazy("Weeks a group course lasts"), lambda inputs: inputs.group_days / 7),
    (
        gettext_lazy("Of a hundred who wait, those who would like a group"),
        lambda inputs: 100 * inputs.would_like_group,
    ),
    (
        gettext_lazy("Of a hundred from a group, those who then look for a peer of their own"),
        lambda inputs: 100 * inputs.then_one_to_one,
    ),
)
"""Nobody has measured these: the same for all."""

STRETCHED: tuple[Guess, ...] = (
    (
        gettext_lazy("Days those who stop early meet"),
        lambda inputs: inputs.early_least + inputs.early_days,
    ),
    (
        gettext_lazy("Days all other pairs meet"),
        lambda inputs: inputs.whole_least + inputs.whole_days,
    ),
)
"""Guesses that grow and shrink together with how long a programme's own companionships last."""

SUPPOSED = (
    gettext_lazy("People come one by one, and nobody comes because somebody else did."),
    gettext_lazy(
        "At first nobody waits and every place is free, and the peers who are here have been here for a shorter or "
        "a longer time. So what happens in the first year is left out."
    ),
    gettext_lazy(
        "Two can meet when they have one thing in common, live in the same area or the one beside it, speak the same "
        "language, and a wish for a woman or a man is met. Times of the week, age, phone and walks are not in it, so "
        "in real life it is a little harder to find somebody."
    ),
    gettext_lazy(
        "Whoever has waited longest is first, and before them those who lost their peer. Nobody says no to the "
        "one we think of, and nobody waits for a coordinator to have time."
    ),
    gettext_lazy("The chance that somebody leaves is the same each day, however long they have waited."),
    gettext_lazy("Whoever leaves, never gets to meet, or has ended does not come back."),
    gettext_lazy(
        "A peer says yes as long as there is room. During a break they take nobody new, and go on with those they meet."
        " When a peer stops, their people look for another at once."
    ),
    gettext_lazy(
        "Equally many begin to learn in each quarter, all on the same day. We take it that you can find them."
    ),
    gettext_lazy(
        "A group course takes those who have waited longest and would like one, whatever they have in common, and two "
        "peers who have room. Its first day counts as meeting somebody."
    ),
    gettext_lazy(
        "Each guess counts as ten events of your own. The more there are of your own, the less it weighs."
    ),
)
"""What happens in every life we live through, whatever the numbers."""
