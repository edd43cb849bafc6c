import pytest

from tests.loaders.said import ZONE, said

A, B = "江苏青槐精工有限公司", "浙江栗原汽车有限公司"


def got(*paragraphs):
    return {(who, what, *more) for who, _, what, *more in said(*paragraphs, of=("receivedHonour",))}


def asked(*paragraphs):
    return {(who, what, *more) for who, _, what, *more in said(*paragraphs, of=("appliedFor",))}


@pytest.mark.parametrize(
    ("sentence", "honour"),
    [
        (f"{A}获评省级智能工厂。", "省级智能工厂"),
        (f"{A}入选国家级专精特新重点“小巨人”企业。", "国家级专精特新重点“小巨人”企业"),
        (f"{A}去年被认定为国家级绿色工厂。", "国家级绿色工厂"),
        (f"{A}获批省级博士后科研工作站。", "省级博士后科研工作站"),
        (f"{A}通过省级企业技术中心认定。", "省级企业技术中心"),
        (f"{A}同时拿到了北方船级社的认证证书。", "北方船级社的认证证书"),
        (f"{A}成功创建国家新型工业化产业示范基地。", "国家新型工业化产业示范基地"),
        (f"{A}被列入国家重点新产品计划，又获2024年度省级首批次新材料。", "2024年度省级首批次新材料"),
        (f"{A}获得云河市兑现的首批“智改数转”奖补资金150万元。", "“智改数转”奖补资金"),
        (f"{A}的轴承获评省级首批次新材料。", "省级首批次新材料"),
        (f"{A}是国家级高新技术企业。", "国家级高新技术企业"),
        (f"{A}是一家专业从事轴承生产的国家高新技术企业。", "国家高新技术企业"),
        (f"作为国家级高新技术企业，{A}每年将营收的8%投入研发。", "国家级高新技术企业"),
        (f"省工信厅公布2024年省级中试平台名单，{A}榜上有名。", "2024年省级中试平台"),
    ],
)
def test_the_ways_of_receiving(sentence, honour):
    assert (A, honour) in got(sentence)


def test_holders_and_honours_are_enumerated():
    assert got(f"{A}、{B}2家企业获评省级智能工厂。") == {(A, "省级智能工厂"), (B, "省级智能工厂")}
    found = got(f"{A}先后获得省科技型中小企业、国家高新技术企业称号。")
    assert found == {(A, "省科技型中小企业"), (A, "国家高新技术企业")}
    found = got(f"{A}是国家级高新技术企业、省级绿色工厂。")
    assert found == {(A, "国家级高新技术企业"), (A, "省级绿色工厂")}


def test_the_company_is_carried_over_and_not_the_zone_it_is_in():
    found = got(f"{A}是{ZONE}的高新技术企业，专做减速器，2024年入选国家级绿色工厂。")
    assert found == {(A, "高新技术企业"), (A, "国家级绿色工厂")}
    assert got(f"{ZONE}的{A}、{B}获得丝路博览会金奖。") == {(A, "丝路博览会金奖"), (B, "丝路博览会金奖")}


def test_the_subject_goes_on_over_a_semicolon_that_opens_with_a_verb():
    found = got(f"2021年，{A}获评省级智能工厂；2023年，入选国家级绿色工厂。")
    assert found == {(A, "省级智能工厂"), (A, "国家级绿色工厂")}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (f"{A}未能入选省级绿色工厂。", "negated"),
        (f"{A}今年7月被取消高新技术企业资格。", "ended"),
        (f"{A}力争获评省级绿色工厂。", "planned"),
    ],
)
def test_the_status_of_an_honour(sentence, status):
    assert {more for _, _, *rest in got(sentence) for more in rest} == {status}


@pytest.mark.parametrize(
    ("sentence", "more"),
    [
        (f"{A}正在申报省级绿色工厂。", ()),
        (f"{A}申报的省级绿色工厂未获通过。", ()),
        (f"{A}正在争创省级绿色工厂。", ()),
        (f"支持{A}申报省级绿色工厂。", ("planned",)),
        (f"{A}拟申报省级绿色工厂。", ("planned",)),
        (f"{ZONE}将推动{A}争创省级绿色工厂。", ("planned",)),
        (f"{ZONE}已培育{A}等7家企业申报省级绿色工厂。", ()),
    ],
)
def test_what_is_applied_for(sentence, more):
    assert asked(sentence) == {(A, "省级绿色工厂", *more)}


def test_partners_apply_together():
    assert {who for who, *_ in asked(f"{A}与江北理工大学联合申报省科技进步奖。")} == {A, "江北理工大学"}


@pytest.mark.parametrize(
    "sentence",
    [
        "推荐7家企业申报创新型企业。",
        "组织22家企业申报国家高新技术企业。",
        "对获得国家级荣誉的企业给予一次性奖励50万元。",
        f"{A}获得江北银行贷款2000万元，获得专利授权36件，获得市场广泛认可。",
        f"{A}通过省级验收，通过技术改造提升产能。",
        f"{A}员工张卫获评全国劳动模范。",
        f"{A}是轴承产业链链主企业。",
        f"{A}入选省级绿色工厂了吗？还没有。",
    ],
)
def test_what_is_no_honour_of_anyone(sentence):
    assert got(sentence) == set()
    assert asked(sentence) == set()


def test_the_company_that_heads_an_item_holds_what_the_item_says():
    found = said("2. 青岚机械有限公司。园区本土企业，2023年获评国家级绿色工厂。", of=("receivedHonour",))
    assert {(s[0], s[2]) for s in found} == {("青岚机械有限公司", "国家级绿色工厂")}


@pytest.mark.parametrize(
    ("sentence", "holders"),
    [
        (f"两家企业入选省级绿色工厂，分别是{A}、{B}。", {A, B}),
        (f"开发区又有5家企业入选省级绿色工厂，{A}位列其中。", {A}),
        (f"获评省级绿色工厂的{A}，车间里看不到几个工人。", {A}),
        (f"开发区聚集省级绿色工厂2家（{A}、{B}）。", {A, B}),
        ("该项目被认定为省级绿色工厂。", set()),
    ],
)
def test_who_holds_an_honour_may_stand_behind_it(sentence, holders):
    assert got(sentence) == {(who, "省级绿色工厂") for who in holders}


def test_honours_that_follow_each_other_in_quotes_are_two():
    assert got(f"{A}先后荣获“省级绿色工厂”“省级智能工厂”等荣誉。") == {
        (A, "“省级绿色工厂”"),
        (A, "“省级智能工厂”"),
    }


def test_of_two_honours_each_firm_gets_its_own():
    assert got(f"{A}、{B}分别获得省级绿色工厂和省级智能工厂称号。") == {(A, "省级绿色工厂"), (B, "省级智能工厂")}


@pytest.mark.parametrize(
    "sentence",
    [
        f"{A}已提交省级绿色工厂申报材料。",
        f"{A}提交了省级绿色工厂的申请材料。",
        f"{A}已入围省级绿色工厂候选名单。",
    ],
)
def test_who_hands_in_its_papers_or_is_a_candidate_has_applied(sentence):
    assert asked(sentence) == {(A, "省级绿色工厂")}
    assert got(sentence) == set()
