"""The mock: serves the specs of the catalogue, statefully."""

import warnings

# Importing connexion touches parts of starlette and jsonschema that ask for their successors:
# nothing that a user of the mock could act on.
warnings.filterwarnings("ignore", message="Using `httpx` with `starlette.testclient`")
warnings.filterwarnings("ignore", message=r"jsonschema\.", category=DeprecationWarning)
