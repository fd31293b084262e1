"""One file a command: takes options, calls `app`, renders, exits. No pipeline lives here."""
