"""Names that layouts must know to tell lines apart: persons at the end of an article, zones in a heading."""

import re

from loaders.layouts._page import HAN

__all__ = ["find_zone", "person_name", "zone_heading"]

_SINGLE = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤"
    "花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄"
    "米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万"
    "支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松"
    "井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从"
    "鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎"
    "充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东殴殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那"
    "简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉岳帅缑亢况郈琴海晋楚闫法汝鄢涂钦代邸信苑付肖原"
    "仝智銮降令上行畅郄尉药要暴撖弋杲矫兰原底母冮税操揭覃佟补揣门户候种"
)
_DOUBLE = frozenset(
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 "
    "公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐 第五 百里 呼延 东郭 南门 西门 拓跋 完颜".split()
)
_ENDINGS = "区市县镇乡村省厅局部委会院所司网报讯社站路街奖厂店站号"
_WORDS = frozenset(
    "项目 方案 成果 成效 成绩 成功 文件 文章 通知 公告 计划 任务 应用 管理 服务 经验 经济 国家 国际 时代 时间 "
    "方向 方面 方式 路径 路线 平台 广告 关注 关系 明天 今天 安全 安排 高度 高地 强音 全文 后续 相关 终端 上述 "
    "行动 行业 信息 原因 令人 法律 简讯 农业 文化 通讯 从此 向前 向上 连日来 都很好 于是 单位 解读 解放 项目部".split()
)
_FULL = re.compile(rf"[{HAN}]{{2,4}}")
_ETHNIC = re.compile(rf"[{HAN}]{{2,8}}[·・•][{HAN}]{{2,8}}")

_ZONES = (
    "经济技术开发区 高新技术产业开发区 高新技术开发区 高新技术产业园区 高新产业开发区 经济开发区 工业开发区 "
    "旅游开发区 产业开发区 开发区 高新区 经开区 自由贸易试验区 自贸试验区 自贸区 综合保税区 综保区 保税港区 保税区 "
    "综合改革示范区 自主创新示范区 农业高新技术产业示范区 产业示范区 示范区 产业集聚区 集聚区 先行区 试验区 合作区 新区"
).replace(" ", "|")
_PARKS = "产业园区|工业园区|科技园区|工业园|产业园|科技园|园区|经济区"
# What no name of a zone contains, and what is cut from its left when a sentence runs into it.
_VERBS = re.compile(
    r"[了的把为被让该这与]|建设|打造|推进|加快|争创|一流|推动|落实|贯彻|助力|国家级|省级|^(?:全|我|本|各)[省市国县区]"
)
_LEAD = re.compile(
    r"(?:记者)?(?:近日|日前|今日|昨日|当日|连日来|年初以来|今年以来|上午|下午)?"
    r"(?:走进|来到|位于|坐落于|来自|获悉|从|由|在|到|至|赴|对|向|当)?"
)
_HEADING = re.compile(rf"[{HAN}（）()·—\-]{{2,20}}?(?:{_ZONES}|{_PARKS})(?:[（(][{HAN}]{{1,12}}[)）])?")
_IN_TEXT = {
    False: re.compile(rf"(?<![{HAN}])[{HAN}]{{2,16}}?(?:{_ZONES})"),
    True: re.compile(rf"(?<![{HAN}])[{HAN}]{{2,16}}?(?:{_PARKS})"),
}
_BARE = re.compile(rf"(?:{_ZONES}|{_PARKS})")


def person_name(text: str, told: bool = False) -> bool:
    """Tell whether a text is a Chinese person's name, padded or not; `told` says that a word like 记者 precedes it.

    >>> [person_name(x) for x in ("刘三红", "郭　庆", "欧阳修文", "高新区", "称号", "项目")]
    [True, True, True, False, False, False]
    """
    name = "".join(text.split())
    if _ETHNIC.fullmatch(name):
        return True
    if not _FULL.fullmatch(name) or name in _WORDS:
        return False
    if told:
        return True
    if name[-1] in _ENDINGS:
        return False
    if name[:2] in _DOUBLE and len(name) > 2:
        return True
    return name[0] in _SINGLE and len(name) <= 3


def zone_heading(text: str) -> bool:
    """Tell whether a line is nothing but the name of a zone.

    >>> zone_heading("长治高新区"), zone_heading("开发区"), zone_heading("加快建设一流开发区")
    (True, False, False)
    """
    return bool(_HEADING.fullmatch(text)) and not _BARE.fullmatch(text) and not _VERBS.search(text)


def find_zone(text: str, parks: bool = False) -> tuple[int, int] | None:
    """Return where the first zone (or the first park) that a text names stands, or None.

    >>> text = "为贯彻落实经开区会议精神，大同经济技术开发区财政运营部"
    >>> text[slice(*find_zone(text))]
    '大同经济技术开发区'
    """
    for match in _IN_TEXT[parks].finditer(text):
        lead = _LEAD.match(match[0])
        start = match.start() + (lead.end() if lead else 0)
        if zone_heading(text[start : match.end()]):
            return start, match.end()
    return None
