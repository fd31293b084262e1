"""What is shown of addresses, whatever they hold: never a password, a path, a parameter or a header."""

import string

from hypothesis import given
from hypothesis import strategies as st

from dostupne.notify.addresses import is_address, shown, without_secrets

SECRET = st.text(string.ascii_letters + string.digits, min_size=8, max_size=20).map("Q7z{}".format)
AROUND = st.text(string.ascii_lowercase + ":/?#@&=+%.-", max_size=6)
HOSTED = st.sampled_from(["json", "jsons", "form", "xml", "mailto", "mailtos", "https", "slack", "matrixs"])
PLACES = st.sampled_from(
    [
        "{scheme}://user:{secret}{around}@host.example/path",
        "{scheme}://user:{around}{secret}@host.example",
        "{scheme}://{secret}:{secret}@host.example:8080/?to=x",
        "{scheme}://host.example/{around}{secret}",
        "{scheme}://host.example/?+Authorization={around}{secret}",
        "{scheme}://host.example?to=x&pass={secret}{around}#{secret}",
        "{scheme}://host.example/{around}/{secret}/?from=a@b.example",
    ]
)


@given(HOSTED, SECRET, AROUND, PLACES)
def test_no_secret_is_shown(scheme: str, secret: str, around: str, place: str) -> None:
    address = place.format(scheme=scheme, secret=secret, around=around)
    assert secret not in shown(address)
    assert shown(address).startswith(f"{scheme}://")
    told = without_secrets(f"Failed to POST {address}, error=500.", address)
    assert secret.lower() not in told.lower()
    assert "error=500" in told


@given(st.text())
def test_any_text_can_be_shown(text: str) -> None:
    assert len(shown(text)) <= len(text) + 5
    assert without_secrets("", text) == ""
    assert is_address(text) in {True, False}


def test_words_that_are_no_secrets_stay() -> None:
    address = "json://user:pa%20ss%2Fword@hooks.example.cz:8080/hook?to=x"
    told = without_secrets("no answer from hooks.example.cz to pa ss/word", address)
    assert told == "no answer from hooks.example.cz to pa ss/…"
