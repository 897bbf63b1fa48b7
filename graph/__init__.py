"""Claims to knowledge graph: the data types, the ontology, merging, RDF, SPARQL and storage. No language
processing."""
