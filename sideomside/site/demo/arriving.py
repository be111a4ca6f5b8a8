"""How somebody comes in: by the form, a mail, a call, or a cup of coffee."""

from typing import Any

from sideomside.intake import actions as intake
from sideomside.intake.actions import Newcomer
from sideomside.people import actions as people
from sideomside.people.rules import Hat, Viewer
from sideomside.site.demo.story import Story


def wrote(story: Story, step: dict[str, Any]) -> None:
    about, way = story.about, story.about["way"]
    story.enquiry = intake.write_in(
        programme=story.house.programme,
        newcomer=_newcomer(story),
        words=about["words"].strip(),
        way=way,
        by=_writer(story, step),
    )
    if word := about.get("word"):
        shut = story.house.wearing(story.person, Hat.PARTICIPANT, opened=False)
        people.choose_small_key(person=story.person, word=word, by=shut)


def _newcomer(story: Story) -> Newcomer:
    about = story.about
    key = about["name"].casefold() or f"post{story.number}"
    phone = about.get("sms") or about.get("phone")
    known = {"form": "form", "mail": ""}
    return Newcomer(
        name=about["name"],
        channel="sms" if about.get("sms") else "call" if about.get("phone") else "mail",
        contact_way="phone" if phone else "mail",
        contact=f"00 00 30 {story.number:02}" if phone else about.get("mail", f"{key}@post.example"),
        language=about.get("language", "da"),
        said_yes=known.get(about["way"], "talk"),
        known_to_us=about["way"] != "form",
    )


def _writer(story: Story, step: dict[str, Any]) -> Viewer:
    """A form is filled in by anybody, a mail comes to the house, a call is noted by whoever took it."""
    match story.about["way"]:
        case "form":
            return story.house.stranger
        case "mail" | "partner":
            return story.house.itself
        case "coffee":
            return story.house.staff("mikkel")
    return story.coordinator(step)
