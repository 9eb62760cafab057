"""What the site has beside its pages: search entries, texts for models, feeds, documents."""
