"""The pages of objects: those that two operations at least have."""

from understudy.reference.reading.model import Shared
from understudy.site.pages.page import Crumb, Page
from understudy.site.pages.subject import Subject
from understudy.site.texts.prose import first_sentence


def object_page(subject: Subject, shared: Shared) -> Page:
    """Return the page of one object."""
    reading = subject.reading
    about = first_sentence(shared.shape.description)
    return Page(
        f"{subject.name}/objects/{shared.name}",
        shared.name,
        about or f"An object of the {reading.title}.",
        "object",
        subject.name,
        {
            "reading": reading,
            "subject": subject,
            "shared": shared,
            "operations": [subject.operations[each] for each in shared.operations],
            "decisions": [each for field in shared.shape.walk() for each in field.decisions],
            "refused": {},
        },
        (
            Crumb(f"{reading.title} {reading.version}", f"{subject.name}/index"),
            Crumb("Objects", f"{subject.name}/index", "objects"),
        ),
    )
