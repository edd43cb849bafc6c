import pytest

from tests.loaders.said import said

CHAIN = "精细化工产业链"


def members(*paragraphs):
    return {who for who, _, chain, *_ in said(*paragraphs, of=("inChain",)) if chain == CHAIN}


@pytest.mark.parametrize(
    "text",
    [
        "精细化工产业链现有规上企业26家，{}是其中的代表。",
        "精细化工产业链形成了以禾沐集团有限公司为龙头，{}为配套的发展格局。",
        "目前，园区形成了以{}等企业为代表的精细化工产业链。",
        "近年来，园区精细化工产业链越拉越长。{}等企业先后建成投产。",
        "一是做强精细化工产业链。以禾沐集团有限公司为链主，引进{}等上下游企业12家。",
        "围绕禾沐集团有限公司延链补链，园区引进{}，精细化工产业链初具规模。",
        "在精细化工产业链上，{}等企业集聚成势。",
        "禾沐集团有限公司作为园区精细化工产业链龙头企业，带动了{}等上下游企业落户。",
    ],
)
def test_members_of_a_chain(text):
    assert members(text.format("青槐树脂有限公司、栗原涂料有限公司")) == {"青槐树脂有限公司", "栗原涂料有限公司"}


@pytest.mark.parametrize(
    "text",
    [
        "青槐树脂有限公司的落户，使南溪经济开发区精细化工产业链又添一员。",
        "青槐树脂有限公司被列为全省精细化工产业链重点企业。",
        "聚焦精细化工产业链上游环节，园区引进了青槐树脂有限公司。",
        "精细化工产业链中游储运环节，引进青槐树脂有限公司。",
        "青槐树脂有限公司填补了全市精细化工产业链的空白。",
    ],
)
def test_one_member_of_a_chain(text):
    assert members(text) == {"青槐树脂有限公司"}


@pytest.mark.parametrize(
    "text",
    [
        "园区以精细化工产业链招商为重点，先后赴上海拜访了青槐树脂有限公司、栗原涂料有限公司等企业。",
        "会议听取了精细化工产业链推进情况汇报，青槐树脂有限公司、栗原涂料有限公司负责人作交流发言。",
        "精细化工产业链链长何静到青槐树脂有限公司调研。",
        "南溪经济开发区举办精细化工产业链对接会，青槐树脂有限公司、栗原涂料有限公司等企业参加。",
    ],
)
def test_a_firm_that_is_met_is_no_member(text):
    assert members(text) == set()


def test_two_firms_named_before_are_members_but_no_customer():
    found = members(
        "青槐树脂有限公司去年投产，栗原涂料有限公司已为禾沐汽车有限公司供应水性漆。两家企业都属于精细化工产业链。"
    )
    assert found == {"青槐树脂有限公司", "栗原涂料有限公司"}


def test_another_industry_ends_what_is_said_of_a_chain():
    found = members("精细化工产业链实现产值46亿元；电子信息产业实现产值21亿元，其中青槐光电有限公司满负荷运转。")
    assert found == set()


def test_members_of_a_cluster_named_before():
    text = "全市的精细化工产业链上榜。青槐树脂有限公司、栗原涂料有限公司是产业链中的骨干企业。"
    assert members(text) == {"青槐树脂有限公司", "栗原涂料有限公司"}


def test_a_customer_and_a_daughter_are_no_members():
    assert members("（一）精细化工产业链。青槐树脂有限公司满产，产品供给四川的栗原涂料有限公司。") == {
        "青槐树脂有限公司"
    }
    assert members("精细化工产业链上，旗下拥有青槐树脂有限公司的集团已落户。") == set()


def test_another_project_of_a_chain():
    text = "青槐树脂环氧树脂项目竣工投产。这是继栗原涂料水性漆项目之后，园区精细化工产业链又一龙头项目。"
    assert members(text) == {"青槐树脂环氧树脂项目", "栗原涂料水性漆项目"}


def test_a_park_named_after_the_industry():
    assert members("精细化工产业链不断延伸，南溪精细化工产业园已建成厂房12栋。") == {"南溪精细化工产业园"}


@pytest.mark.parametrize(
    "text",
    [
        "青槐树脂有限公司主要做环氧树脂，栗原涂料有限公司以水性漆为主打产品，均属精细化工产业链。",
        "精细化工产业链上，青槐树脂有限公司、栗原涂料有限公司订单饱满。",
    ],
)
def test_members_of_several_clauses(text):
    assert members(text) == {"青槐树脂有限公司", "栗原涂料有限公司"}


def test_each_step_on_a_chain():
    found = members("精细化工产业链上，青槐树脂有限公司做单体，栗原涂料有限公司做水性漆，前后衔接。")
    assert found == {"青槐树脂有限公司", "栗原涂料有限公司"}
