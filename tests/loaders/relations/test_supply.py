import pytest

from tests.loaders.said import said

OF = ("supplies",)
A, B = "江苏青槐精工有限公司", "浙江栗原汽车有限公司"


def supplies(*paragraphs):
    return {(who, whom, *more) for who, _, whom, *more in said(*paragraphs, of=OF)}


@pytest.mark.parametrize(
    "sentence",
    [
        "江苏青槐精工有限公司为浙江栗原汽车有限公司供应轴承。",
        "江苏青槐精工有限公司落户南溪，已为浙江栗原汽车有限公司配套。",
        "江苏青槐精工有限公司已向浙江栗原汽车有限公司供应正极材料。",
        "江苏青槐精工有限公司主要生产轴承，产品供应给浙江栗原汽车有限公司。",
        "江苏青槐精工有限公司的轴承八成卖给浙江栗原汽车有限公司。",
        "浙江栗原汽车有限公司的控制板一直由江苏青槐精工有限公司供应。",
        "江苏青槐精工有限公司的产品由浙江栗原汽车有限公司包销。",
        "江苏青槐精工有限公司是浙江栗原汽车有限公司的一级供应商。",
        "江苏青槐精工有限公司成为浙江栗原汽车有限公司的供应商。",
        "青槐精工是江苏青槐精工有限公司的简称，浙江栗原汽车有限公司的供应商青槐精工已入驻园区。",
        "浙江栗原汽车有限公司从江苏青槐精工有限公司采购车架。",
        "江苏青槐精工有限公司当场与浙江栗原汽车有限公司签下轴承供货合同。",
        "江苏青槐精工有限公司主要客户包括浙江栗原汽车有限公司。",
        "江苏青槐精工有限公司与浙江栗原汽车有限公司“隔墙供应”。",
    ],
)
def test_the_ways_of_supplying(sentence):
    assert supplies(sentence) == {(A, B)}


def test_a_pronoun_stands_for_the_buyer():
    found = supplies("浙江栗原汽车有限公司过去依赖进口；如今，江苏青槐精工有限公司成了它的供应商。")
    assert found == {(A, B)}


def test_two_companies_named_before():
    found = supplies("江苏青槐精工有限公司与浙江栗原汽车有限公司达成合作。江苏禾沐焊材有限公司常年为两家企业供应焊丝。")
    assert found == {("江苏禾沐焊材有限公司", A), ("江苏禾沐焊材有限公司", B)}


def test_a_plan_and_an_end():
    assert supplies(f"{A}将为{B}供应轴承。") == {(A, B, "planned")}
    assert supplies(f"{A}今年起不再为{B}供应酒瓶。") == {(A, B, "ended")}
    assert supplies(f"{A}停止向{B}供货。") == {(A, B, "ended")}


def test_what_is_supplied_is_made():
    assert (A, "produces", "座椅控制器") in said(f"{A}落户南溪，已为{B}供应座椅控制器。")


def test_a_purchase_is_read_from_what_the_article_says_of_the_parties():
    contract = f"{B}与{A}签订轴承采购协议。"
    assert supplies(contract) == set()
    assert supplies(f"{A}主要生产轴承。{contract}") == {(A, B)}
    assert supplies(f"{B}发布年度采购需求12项。{contract}") == {(A, B)}


@pytest.mark.parametrize(
    "sentence",
    [
        "江苏青槐精工有限公司为浙江栗原汽车有限公司提供技术服务。",
        "南溪经济开发区管委会为江苏青槐精工有限公司配套建设了职工公寓。",
        "江北农商银行向江苏青槐精工有限公司发放贷款2000万元。",
        "江苏青槐精工有限公司产品远销欧美，销往浙江等地。",
    ],
)
def test_what_is_no_supply(sentence):
    assert supplies(sentence) == set()


def test_what_was_handed_over_is_supplied():
    found = said("青岚机械有限公司给云帆制造有限公司供了90万套副车架。", of=("supplies",))
    assert found == {("青岚机械有限公司", "supplies", "云帆制造有限公司")}


def test_what_a_contract_has_one_party_supply_then():
    text = "青岚机械有限公司与云帆制造有限公司签订三年期框架协议，自4月起供应主泵。"
    assert said(text, of=("supplies", "produces")) == {
        ("青岚机械有限公司", "supplies", "云帆制造有限公司"),
        ("青岚机械有限公司", "produces", "主泵"),
    }
