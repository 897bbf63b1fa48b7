"""From the knowledge graph to pages and files: the HTML page, RDF, GraphML, CSV, JSON Lines."""
