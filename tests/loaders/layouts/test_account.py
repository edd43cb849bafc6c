"""Posts of public accounts: the line with name and date, signs and subheadings, the lines at the end."""

from kg.model import Article, Document
from loaders.pages import split_articles
from loaders.reading import read_view

POST = """重磅！云州光谷又添一条“百亿链”！

云州高新发布  2023-11-22 18:30  东江

☝ 点击上方蓝字关注我们

11月21日，云州高新区生物医药产业链合作大会举行，27家企业齐聚一堂！

▍链主来了
凌山生物是云州高新区生物医药产业链链主企业。

👉 东江医科大学与云州高新区签署战略合作协议；
👉 江口创投入驻云州金融港；

—END—
文字｜沈知秋
图片：受访企业提供
编辑：小满  校对：阿木  审核：洛川
"""


def split(text: str) -> tuple[Article, ...]:
    return split_articles(Document("post.txt", text))


def test_post_is_one_article() -> None:
    (article,) = split(POST)
    assert article.title == "重磅！云州光谷又添一条“百亿链”！"
    assert (article.outlet, article.date, article.author) == ("云州高新发布", "2023-11-22", "沈知秋")


def test_decoration_and_credits_are_no_text() -> None:
    view = read_view(split(POST)[0])
    body = [view.text[s.start : s.stop] for s in view.sentences if s.role == "body"]
    assert body[0].startswith("11月21日")
    assert "▍链主来了" in body
    assert body[-1].endswith("👉 江口创投入驻云州金融港；")
    assert not any(word in view.text for word in ("关注我们", "END", "编辑", "受访"))


def test_original_post_names_its_author_before_the_account() -> None:
    (article,) = split(
        "老厂改行做机器人？\n\n原创 江畔君 云州经开 2024年12月3日 20:05 东江\n\n"
        "云州经开区的老厂三年前停产，如今做机器人。\n"
    )
    assert (article.author, article.outlet, article.date) == ("江畔君", "云州经开", "2024-12-03")


def test_two_posts_in_one_file() -> None:
    second = POST.replace("重磅！", "官宣！").replace("2023-11-22", "2023-11-29")
    assert [a.date for a in split(POST + "\n" + second)] == ["2023-11-22", "2023-11-29"]


def test_profile_under_the_title() -> None:
    (article,) = split(
        "喜报！云州高新区再添2家上市后备企业\n云州高新区\n微信号 yzgxq\n功能介绍 官方平台\n2024年5月20日 18:00 东江\n\n"
        "近日，云州高新区2家企业入选上市后备企业库。\n\n供稿：财政金融局\n编辑：小满\n点“在看”分享\n"
    )
    assert article.title == "喜报！云州高新区再添2家上市后备企业"
    assert (article.outlet, article.date, article.author) == ("云州高新区", "2024-05-20", "")
