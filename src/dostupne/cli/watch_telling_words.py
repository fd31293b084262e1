"""What a run says on the terminal of the digests it sent and the pages it saved, in Czech and English."""

TELLING_TEXTS = {
    "told": ("{0}: zpráva odešla na {1}", "{0}: the digest went to {1}"),
    "not-told": (
        "{0}: zpráva na {1} neodešla: {2}; zkusí se znovu nejdříve {3}",
        "{0}: the digest did not go to {1}: {2}; it is tried again not before {3}",
    ),
    "given-up": ("{0}: zpráva na {1} neodešla: {2}", "{0}: the digest did not go to {1}: {2}"),
    "saved-pages": ("ukládání živých stránek: {0}", "saving living pages: {0}"),
}
