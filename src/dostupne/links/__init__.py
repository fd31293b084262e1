"""Links: Works → Links; Probes → Verdicts; Captures → Snapshots, pure."""
