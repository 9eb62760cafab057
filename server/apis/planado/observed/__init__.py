"""The profile `observed`: what public clients have met, where the pages say otherwise."""
