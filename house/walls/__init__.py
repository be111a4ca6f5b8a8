"""The walls that import-linter and ruff cannot see.

Each is a function from the tree to what is wrong, in words.
"""

from collections.abc import Callable

from house.tree import Tree
from house.walls import acts, doors, faces, memory, names, sizes

Wall = Callable[[Tree], list[str]]

WALLS: dict[str, Wall] = {
    wall.__name__: wall
    for wall in (
        doors.rooms_meet_through_their_doors,
        doors.borrowed_packages_stay_home,
        doors.nothing_is_loaded_by_name_in_secret,
        acts.every_act_says_by_whom,
        acts.every_act_is_whole,
        acts.every_look_has_a_viewer,
        acts.every_answer_is_typed,
        acts.acts_do_not_name_jobs,
        acts.every_verb_has_its_sentence,
        memory.keys_point_down_the_street,
        memory.what_we_remember_is_declared,
        memory.who_remembers_can_tell_and_forget,
        memory.saving_has_no_side_effects,
        memory.nothing_is_called_by_signal,
        faces.templates_stay_in_their_room,
        faces.pages_carry_no_style_or_script,
        faces.every_word_is_translated,
        faces.what_is_written_twice_is_there_twice,
        names.no_drawers,
        names.every_exception_has_a_reason,
        sizes.nothing_is_absurdly_long,
    )
}
