"""How long a contact is, in words people use."""

import pytest

from contacts.wording import length_words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (20, "20 minuten"),
        (90, "90 minuten"),
        (180, "180 minuten"),
        (195, "195 minuten"),
        (300, "5 uur"),
        (1440, "1 dag"),
        (2880, "2 dagen"),
        (2940, "49 uur"),
    ],
)
def test_minutes_up_to_three_hours_then_hours_and_a_stay_in_days(minutes: int, words: str) -> None:
    assert length_words(minutes) == words
