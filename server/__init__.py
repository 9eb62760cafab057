"""The mock: serves the specs of the catalogue, statefully."""
