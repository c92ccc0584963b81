"""Source text to syntax trees; no terms, no environment logic here."""
