"""The revisions, in order. One that was released is never changed: stores out there are made by it."""
