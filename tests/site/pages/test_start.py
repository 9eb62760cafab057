"""What a page says to start with can be sent to a shell at once."""

import re
import subprocess
from pathlib import Path

from tests.site.pages.printed import Printed

SHOWN = re.compile(r"^```bash\n(understudy serve.*?)^```", re.MULTILINE | re.DOTALL)
# A stand-in that takes its time: nobody listens before the second call.
STARTING = """
understudy() { :; }
sleep() { :; }
curl() {
  test -e listens && return
  touch listens
  case "$*" in *" http://127.0.0.1:8000/_understudy/health") ;; *) echo "too early: $*" >&2 ;; esac
  return 7
}
"""


def test_what_one_starts_with_waits_until_the_stand_in_listens(
    site: Printed, tmp_path: Path
) -> None:
    said = {}
    for page in ["index", *(f"{subject.name}/index" for subject in site.subjects)]:
        [lines] = SHOWN.findall(site.files[f"{page}.md"].decode())
        folder = tmp_path / page
        folder.mkdir(parents=True)
        ran = subprocess.run(
            ["sh", "-c", STARTING + lines], cwd=folder, capture_output=True, text=True, timeout=20
        )
        said[page] = ((folder / "listens").exists(), "too early" in ran.stderr)

    assert said == dict.fromkeys(said, (True, False))
