"""Find the names in an article: zones, bodies, companies, parks, chains, projects, events, people."""
