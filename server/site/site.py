"""The site of a stand-in over its life: nobody asked, looked for, being built, there, or failed."""

import asyncio
import logging

from understudy.server.site.builder import Builder
from understudy.server.site.cache import NotBuilt
from understudy.server.site.files import Pages
from understudy.server.site.process import Process

log = logging.getLogger("understudy")


class Site:
    """What visitors get of the site; the first one has it looked for, and built if need be.

    `why` is why there is none. What is under way ends with the event loop.
    """

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.pages: Pages = {}
        self.why = ""
        self.by_hand = ""
        self._task: asyncio.Task[None] | None = None
        self._looked = asyncio.Event()

    async def visit(self, *, again: bool = False) -> None:
        """Have the site looked for, unless that was done; `again` gives one that failed a trial."""
        is_under_way = self._task is not None and not self._task.done()
        if not (self.pages or is_under_way) and (again or not self.why):
            self.why = ""
            self._looked = asyncio.Event()
            self._task = asyncio.create_task(self._make())
        await self._looked.wait()

    async def wait(self, seconds: float) -> None:
        """Wait until the site is there or has failed, and no longer than this."""
        if self._task is not None:
            await asyncio.wait([self._task], timeout=seconds)

    async def _make(self) -> None:
        process = Process()
        try:
            self.pages = await asyncio.to_thread(self.builder.found)
            if not self.pages:
                self._looked.set()
                self.pages = await asyncio.to_thread(self.builder.built, process)
        except (NotBuilt, OSError) as error:
            await self._fail(str(error))
        except Exception as error:
            # Whatever it is, who waits must hear of it: their page asks again and again.
            log.exception("the reference could not be built")
            await self._fail(f"{type(error).__name__}: {error}")
        finally:
            process.stop()
            self._looked.set()

    async def _fail(self, why: str) -> None:
        self.by_hand = await asyncio.to_thread(self.builder.by_hand)
        self.why = why
