"""What every sample of a recorded request shares: its address, its headers, its secrets."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from understudy.site.recording.model import Recorded, Recordings, Sent
from understudy.site.recording.wire import target

JSON = "application/json"
# So many letters fit into a line of the samples' card.
WIDTH = 57


@dataclass(frozen=True)
class Told:
    """A recorded request, and the API's secrets by which samples name what it carries."""

    recorded: Recorded
    recordings: Recordings

    @property
    def sent(self) -> Sent:
        """The request."""
        return self.recorded.request

    @property
    def base_url(self) -> str:
        """The address of the API on a stand-in."""
        return self.recordings.origin + self.recordings.base_path

    @property
    def url(self) -> str:
        """The whole address, with its query."""
        return self.base_url + target(self.sent)

    @property
    def is_json(self) -> bool:
        """Whether it carries a body that is JSON."""
        return self.sent.json is not None

    @cached_property
    def secrets(self) -> Mapping[str, str]:
        """The name of each variable by its value."""
        return {each.value: each.name for each in self.recordings.variables}

    @property
    def own_headers(self) -> tuple[tuple[str, str], ...]:
        """The headers without the content type, which clients write by themselves."""
        return tuple(each for each in self.sent.headers if each[0] != "Content-Type")
