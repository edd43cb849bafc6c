"""Schools, banks and societies by their heads, and the class of what a post belongs to."""

import pytest

from loaders.mentions.organizations import organization
from tests.loaders.mentions.naming import draft, named
from tests.loaders.said import ZONE, said


@pytest.mark.parametrize(
    ("cls", "text", "name"),
    [
        ("EducationalInstitution", "云州职业技术学院来访。", "云州职业技术学院"),
        ("FinancialInstitution", "云州农商银行放贷。", "云州农商银行"),
        ("Organization", "云州市建材协会走进园区。", "云州市建材协会"),
    ],
)
def test_a_head_tells_the_class(cls, text, name):
    assert set(named(cls, text)) == {name}


@pytest.mark.parametrize(
    ("cls", "text"),
    [
        ("EducationalInstitution", "高校与大学合作，各职业学院参加。"),
        ("FinancialInstitution", "多家银行放贷，商业银行参加。"),
        ("Organization", "各行业协会参加。"),
    ],
)
def test_a_head_without_a_stem_names_nothing(cls, text):
    assert named(cls, text) == {}


@pytest.mark.parametrize(
    ("text", "cls"),
    [
        ("南溪经开区", "Zone"),
        ("党工委", "GovernmentBody"),
        ("云州大学", "EducationalInstitution"),
        ("云州农商银行", "FinancialInstitution"),
        ("岑禾精密有限公司", "Company"),
        ("云州市应急局", "GovernmentBody"),
    ],
)
def test_the_organisation_of_a_post_has_the_class_of_its_form(text, cls):
    found = draft("南溪经开区召开会议。", zone=ZONE)
    entity = organization(found, text)
    assert entity is not None
    assert found.cls(entity) == cls


def test_what_has_no_form_is_no_organisation():
    assert organization(draft("南溪经开区召开会议。"), "岑禾") is None


@pytest.mark.parametrize("verb", ["聘请", "特邀", "宣布"])
def test_a_verb_before_a_name_stays_outside(verb):
    assert set(named("Organization", f"会上{verb}云州市建材协会牵头。")) == {"云州市建材协会"}


def test_a_branch_is_a_part_of_its_bank():
    assert ("汐岚发展银行曲江分行", "partOf", "汐岚发展银行") in said("由汐岚发展银行曲江分行接棒。", of=("partOf",))


@pytest.mark.parametrize(
    ("text", "unit", "school"),
    [
        ("云河大学材料学院与企业对接。", "云河大学材料学院", "云河大学"),
        ("人才中心和云河职业学院化工系签订协议。", "云河职业学院化工系", "云河职业学院"),
        ("云河理工大学机械工程学院院长余景明到会。", "云河理工大学机械工程学院", "云河理工大学"),
        ("云河大学材料科学与工程学院院长余景明到会。", "云河大学材料科学与工程学院", "云河大学"),
    ],
)
def test_a_department_is_part_of_its_school(text, unit, school):
    assert (unit, "partOf", school) in said(text, of=("partOf",))


@pytest.mark.parametrize(
    "text", ["云河理工学院合办设计学院。", "青岚机械有限公司与云河大学共建联合实验室。", "云河职业技术学院招生。"]
)
def test_what_a_school_founds_is_no_department_of_it(text):
    assert said(text, of=("partOf",)) == set()


def test_a_bank_is_parted_from_the_body_before_it():
    text = "市生态环境局及港城银行负责人到场。"
    assert set(named("FinancialInstitution", text)) == {"港城银行"}
