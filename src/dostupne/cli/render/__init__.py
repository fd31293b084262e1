"""Report → text, JSON, HTML. The only home of Rich."""
