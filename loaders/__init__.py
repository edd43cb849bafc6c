"""Turn newspaper pages into articles, and articles into statements."""
