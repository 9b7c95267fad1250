"""What needs no model: quotation marks, sentences, headlines, transcripts, and what single words tell."""
