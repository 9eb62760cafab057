"""Blocks are read with what a page says of them."""

from pathlib import Path

import pytest
from tests.guides.blocks import blocks

PAGE = """
```sh
echo kept
```

```
lost
```

<!-- not run: nobody has it -->
```sh
docker build .
```

```console
$ ls
```

`apis/notes/api.py`

```python
API = None
```

```
$ understudy verify
```
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page of its own."""
    (tmp_path / "page.md").write_text(PAGE)
    return tmp_path / "page.md"


def test_a_block_is_read_with_what_stands_around_it(page: Path) -> None:
    found = [
        (each.language, each.shown, each.left_out, each.file, each.is_code) for each in blocks(page)
    ]

    assert found == [
        ("sh", "lost\n", "", "", True),
        ("", None, "", "", False),
        ("sh", None, "nobody has it", "", True),
        ("console", None, "", "", True),
        ("python", None, "", "apis/notes/api.py", True),
        ("", None, "", "", True),
    ]
