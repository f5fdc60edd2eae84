"""Which platform an address is of: a table."""

import pytest

from escalations.platforms import Platform
from escalations.recognising import platform_of

RECOGNISED = {
    "facebook": [
        "https://www.facebook.com/groups/1/posts/2",
        "https://m.facebook.com/story.php?story_fbid=1&id=2",
        "https://l.facebook.com/l.php?u=x",
        "nl-nl.facebook.com/werksaam",
        "https://fb.watch/abc/",
        "https://fb.me/abc",
        "https://fb.com/werksaam",
        "https://FACEBOOK.COM./werksaam",
        "https://m.me/werksaam",
    ],
    "instagram": ["https://www.instagram.com/p/abc/", "instagr.am/p/abc", "https://ig.me/m/x"],
    "linkedin": ["https://nl.linkedin.com/in/x", "https://lnkd.in/abc"],
    "x": ["https://x.com/a/status/1", "https://mobile.twitter.com/a/status/1", "https://t.co/abc"],
    "tiktok": ["https://vm.tiktok.com/abc/", "https://www.tiktok.com/@a/video/1"],
    "youtube": ["https://youtu.be/abc", "https://m.youtube.com/watch?v=abc"],
    "google": [
        "https://g.page/r/abc/review",
        "https://maps.app.goo.gl/abc",
        "https://goo.gl/maps/abc",
        "https://www.google.com/maps/place/x",
        "https://maps.google.nl/?cid=1",
        "https://search.google.com/local/reviews?placeid=x",
        "https://www.google.co.uk/maps/place/x",
    ],
    "whatsapp": ["https://wa.me/31612345678", "https://chat.whatsapp.com/abc"],
    "": [
        "https://facebook.com.evil.example/x",
        "https://notfacebook.com/x",
        "https://facebook.com@evil.example/x",
        "https://evil.example/facebook.com",
        "https://docs.google.com/document/d/1",
        "https://google.evil.example/maps",
        "https://goo.gl/abc",
        "https://facebook.example/groep/1",
        "https://tweakers.net/x",
        "javascript:alert('facebook.com')",
        "geen adres",
        "",
    ],
}


@pytest.mark.parametrize(
    ("address", "platform"),
    [(address, platform) for platform, found in RECOGNISED.items() for address in found],
)
def test_the_host_tells_the_platform(address: str, platform: str) -> None:
    assert platform_of(address) == platform


def test_every_platform_but_other_is_recognised() -> None:
    assert set(RECOGNISED) - {""} == set(Platform) - {Platform.OTHER}
