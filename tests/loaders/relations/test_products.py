import pytest

from loaders.relations.items import is_product
from tests.loaders.said import said

OF = ("produces",)
FIRM = "江苏青槐精工有限公司"


def made(*paragraphs):
    return {(who, what, *more) for who, _, what, *more in said(*paragraphs, of=OF)}


@pytest.mark.parametrize(
    ("sentence", "products"),
    [
        ("江苏青槐精工有限公司主要生产精密轴承、滚珠丝杠。", {"精密轴承", "滚珠丝杠"}),
        ("江苏青槐精工有限公司主要从事精密轴承、滚珠丝杠的研发、生产和销售。", {"精密轴承", "滚珠丝杠"}),
        ("江苏青槐精工有限公司产品主要有轴承、丝杠、导轨三大类。", {"轴承", "丝杠", "导轨"}),
        ("江苏青槐精工有限公司目前有数控转台、主轴等产品26个。", {"数控转台", "主轴"}),
        ("江苏青槐精工有限公司年产轴承套圈1.8万吨、导轨2600套。", {"轴承套圈", "导轨"}),
        ("江苏青槐精工有限公司落户南溪，现在一年能产巡检机器人1500台。", {"巡检机器人"}),
        ("江苏青槐精工有限公司前三季度交付焊接机器人136台。", {"焊接机器人"}),
        ("江苏青槐精工有限公司数控机床产量1860台。", {"数控机床"}),
        ("江苏青槐精工有限公司生产的特种钢丝绳通过验收。", {"特种钢丝绳"}),
        ("江苏青槐精工有限公司是产业链上的正极材料生产企业。", {"正极材料"}),
        ("江苏青槐精工有限公司建有轴承、丝杠两条生产线。", {"轴承", "丝杠"}),
        ("去年，江苏青槐精工有限公司转产智能水表。", {"智能水表"}),
        ("江苏青槐精工有限公司的高速轴承获评江苏省名牌产品。", {"高速轴承"}),
    ],
)
def test_what_a_company_makes(sentence, products):
    assert made(sentence) == {(FIRM, product) for product in products}


@pytest.mark.parametrize(
    "sentence",
    [
        "江苏青槐精工有限公司生产经营形势良好，推动产品质量提升。",
        "江苏青槐精工有限公司生产车间里机器轰鸣。",
        "江苏青槐精工有限公司推出12项措施，专注于智能制造领域。",
        "江苏青槐精工有限公司做大做强，年产值超过5亿元。",
        "南溪经济开发区机器人整机产量1.3万台。",
        "江苏青槐精工有限公司、浙江栗原汽车有限公司等企业发展迅速，轴承、座椅等产品从这里走向全国。",
    ],
)
def test_verbs_that_make_nothing(sentence):
    assert made(sentence) == set()


def test_the_product_before_a_makers_name():
    found = made("如今，做减速器的青槐传动、做伺服电机的禾沐电机先后入驻园区。")
    assert found == {("青槐传动", "减速器"), ("禾沐电机", "伺服电机")}


def test_two_makers_and_two_products_that_share_a_word():
    found = made("青槐膜材、禾沐树脂等企业达产达效，膜材料、特种树脂产量稳步提升。")
    assert found == {("青槐膜材", "膜材料"), ("禾沐树脂", "特种树脂")}


def test_a_planned_line_is_a_planned_product():
    found = made("江苏青槐精工有限公司计划投资3亿元，新建一条年产20万套减速器生产线，预计2026年投产。")
    assert found == {(FIRM, "减速器", "planned")}


def test_a_founded_company_makes_what_follows():
    found = made("江苏青槐精工有限公司与德国莱森公司合资成立南溪莱森轴承有限公司，生产高速列车轴承。")
    assert found == {("南溪莱森轴承有限公司", "高速列车轴承")}


def test_a_project_makes_what_its_name_says():
    found = made("总投资46亿元的年产60万吨己内酰胺项目11月28日建成投产。")
    assert {more[0] for _, *more in found} == {"己内酰胺"}


def test_the_thing_in_a_plain_project_name_of_a_company():
    text = f"{FIRM}落户南溪。{FIRM}永磁电机项目已开工，{FIRM}物流中心项目同日开工。"
    assert {more[0] for _, *more in made(text)} == {"永磁电机"}


def test_a_project_makes_and_not_the_company_that_builds_it():
    found = made("江苏青槐精工有限公司投资25亿元的功率器件封测项目，占地150亩，建成后将形成年产12亿只功率器件的能力。")
    assert found == {("功率器件封测项目", "功率器件", "planned")}


def test_a_chain_makes_what_it_reaches_over():
    found = made("南溪经济开发区形成了从外延片、芯片到模组的光电显示产业链。")
    assert found == {("光电显示产业链", product) for product in ("外延片", "芯片", "模组")}


def test_a_cluster_makes_its_main_wares():
    found = made("南溪经济开发区芳烃产业集群上榜。", "该集群发展迅速，主要产品有对二甲苯、聚酯等。")
    assert found == {("芳烃产业集群", "对二甲苯"), ("芳烃产业集群", "聚酯")}


@pytest.mark.parametrize("text", ["焊丝", "数控转台", "外延片", "特种钢丝绳", "全自动吹瓶机"])
def test_products(text):
    assert is_product(text)


@pytest.mark.parametrize("text", ["市场", "软件开发", "生产经营", "2800吨边角料", "的轴承", "石墨化", "技术水平"])
def test_no_products(text):
    assert not is_product(text)


@pytest.mark.parametrize(
    ("sentence", "products"),
    [
        ("隔壁的青岚家纺有限公司，主打棉被和毛巾，产品八成销往国外。", {"棉被", "毛巾"}),
        ("扩能后云帆材料有限公司的碳酸锂总产能升至4万吨。", {"碳酸锂"}),
        ("青岚木业有限公司设备已检修完毕，本月22日起恢复生产木马和积木。", {"木马", "积木"}),
    ],
)
def test_what_is_made_again_and_quilts(sentence, products):
    assert {s[2] for s in said(sentence, of=("produces",))} == products
