"""Which addresses belong to one conversation: a table of groups, each of one."""

from itertools import combinations

import pytest

from escalations.threads import thread_of

ONE_THREAD = {
    "facebook:8841": [
        "https://www.facebook.com/groups/12/posts/8841",
        "https://m.facebook.com/groups/12/permalink/8841/?comment_id=5&reply_comment_id=6",
        "https://facebook.com/groups/hoorn/posts/8841/?__cft__[0]=AZ",
        "https://www.facebook.com/werksaam/posts/8841?comment_id=7",
        "https://m.facebook.com/story.php?story_fbid=8841&id=2",
    ],
    "facebook:77": ["https://facebook.com/watch/?v=77", "https://facebook.com/a/videos/een/77/"],
    "instagram:Cx-1": [
        "https://www.instagram.com/p/Cx-1/",
        "https://instagram.com/p/Cx-1/c/18020/?igsh=x",
        "https://instagram.com/werksaam/reel/Cx-1",
    ],
    "linkedin:activity:71": [
        "https://www.linkedin.com/feed/update/urn:li:activity:71/?commentUrn=urn%3Ali%3A9",
        "https://nl.linkedin.com/posts/jan-jansen_een-mening-activity-71-aBc_?trk=x",
    ],
    "x:99": [
        "https://twitter.com/a/status/99?s=20",
        "https://x.com/a/status/99/photo/1",
        "https://x.com/i/web/status/99",
    ],
    "tiktok:5": ["https://www.tiktok.com/@a/video/5?_r=1"],
    "youtube:v-1": [
        "https://youtu.be/v-1?si=x",
        "https://www.youtube.com/watch?v=v-1&lc=Ug123",
        "https://youtube.com/shorts/v-1",
    ],
    "https://forum.example/hoorn/3": [
        "https://www.forum.example/hoorn/3/?comment_id=4",
        "http://forum.example/hoorn/3#reactie-9",
    ],
    "": ["https://facebook.com/", "https://x.example", "geen adres", ""],
}
ALONE = [
    "https://facebook.com/groups/12/posts/8842",
    "https://facebook.com/werksaam",
    "https://facebook.com/groups/12",
    "https://instagram.com/p/Cx-2",
    "https://x.com/a/status/100",
    "https://www.linkedin.com/feed/update/urn:li:share:71",
    "https://vm.tiktok.com/abc",
    "https://forum.example/hoorn/3?pagina=2",
]


@pytest.mark.parametrize(
    ("address", "thread"),
    [(address, thread) for thread, found in ONE_THREAD.items() for address in found],
)
def test_a_comment_is_of_the_conversation_it_stands_in(address: str, thread: str) -> None:
    assert thread_of(address) == thread


def test_another_post_is_another_conversation() -> None:
    found = [thread_of(address) for address in ALONE] + [name for name in ONE_THREAD if name]

    assert [pair for pair in combinations(found, 2) if pair[0] == pair[1]] == []
    assert "" not in found
