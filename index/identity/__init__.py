"""Who is who by the reader's own word: what `speakers.yaml` in a library says."""
