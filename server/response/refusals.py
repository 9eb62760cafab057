"""Refusals in the words of the API that was called: the one place that chooses an envelope."""

from collections.abc import Sequence

from understudy.server.served import Envelope, Face, Headers, Refusal
from understudy.server.state.failures import Failure, UnknownRoute, WrongMethod
from understudy.server.words import Plain

# The words for paths that belong to no API.
PLAIN = Plain()


class Refusals:
    """The envelopes of what is served, by base path."""

    def __init__(self, faces: Sequence[Face]) -> None:
        self.faces = {face.base_path: face for face in faces}
        self.bases = sorted(self.faces, key=len, reverse=True)
        self.nowhere = f"No API answers here. Try {', '.join(sorted(self.bases))} or /docs"

    def refuse(self, path: str, failure: Failure, base: str | None = None) -> Refusal:
        """Return the answer in the words of the API that was called, by its base or the path."""
        envelope = self.envelope_of(path, base)
        if envelope is None:
            if isinstance(failure, UnknownRoute):
                failure = UnknownRoute(self.nowhere)
            return PLAIN.failure(failure)
        refusal = envelope.failure(failure)
        return refusal._replace(headers=(*refusal.headers, *allow(failure)))

    def envelope_of(self, path: str, base: str | None) -> Envelope | None:
        """Return the envelope of the API whose base path the request's path has."""
        if not base:
            base = next((b for b in self.bases if path == b or path.startswith(b + "/")), None)
        return self.faces[base].envelope if base else None


def allow(failure: Failure) -> Headers:
    """Return the Allow header that a 405 must carry."""
    if not isinstance(failure, WrongMethod):
        return ()
    return ((b"allow", ", ".join(failure.allowed).encode()),)
