"""The mock: serves the specs of the catalogue, statefully."""

import warnings

# Importing connexion imports starlette's test client, which asks for a successor of httpx that
# connexion does not use yet: nothing that a user of the mock could act on.
warnings.filterwarnings("ignore", message="Using `httpx` with `starlette.testclient`")
