"""How articles call things without their names, and what stands around the names of what they speak of."""

import re

__all__ = [
    "ANAPHORS",
    "APPOSED",
    "AT_MEETING",
    "BARE",
    "BARE_ZONE",
    "BEFORE",
    "COUNTED",
    "EVENT_DOES",
    "FIRM",
    "FIRMS_OWN",
    "HEADS",
    "INDUSTRY",
    "HELD_BY",
    "HIS",
    "LEADS",
    "LINK",
    "MAKER",
    "MAKES",
    "MODIFIED",
    "OF_MANY",
    "OF_ZONES",
    "ORGANISED",
    "OURS",
    "OWNERS",
    "PART_OF",
    "PLANTS_OWN",
    "SETTLED",
    "SPEAKS",
    "TELLS",
    "THIS",
    "TITLE",
    "TOPICS",
    "WORKS",
    "ZONES_OWN",
]

ORGANISED = (
    "Zone",
    "Company",
    "FinancialInstitution",
    "Park",
    "SpecialtyTown",
    "EducationalInstitution",
    "GovernmentBody",
)
TOPICS = (*ORGANISED, "Project", "Event", "Agreement")
OWNERS = ("Project", "Park")
FIRM = ("Company", "FinancialInstitution")

# 项目 or 企业 alone is the one spoken of only where something follows that is said of one.
_OF_PROJECT = (
    "总投资|投资[\\d由约]|占地|用地|建成|建设(?:规模|内容|周期)|全部|达产|投产|预装|选址|由|一期|二期|首期|计划|拟|规划|于"
    "|主要|将|建筑|位于|分|年产|采用|已|目前|，|全面|共分"
)
ANAPHORS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (
        re.compile(
            "(?:该|本|我们?|这家)?公司|(?:该|这家)(?:企业|厂|集团)|(?:企业|集团)(?=[目现已今去上累年急还正]|20[0-9][0-9]年|(?:相关|有关|主要)?(?:负责人|董事长|总经理|经理|厂长))"
        ),
        FIRM,
    ),
    (re.compile("(?:该|这个|这一)(?=(?:总?投资|总?占地)[^，。]{1,12}的项目)"), ("Project",)),
    (re.compile(f"(?:该|此|这一|这个)项目|项目(?={_OF_PROJECT})"), ("Project",)),
    (re.compile("(?:该|这个)?(?:专业镇|小镇)"), ("SpecialtyTown",)),
    (
        re.compile("(?:该|这个)(?:产业园|园区|园|基地|孵化器|中心|平台)|(?:基地|孵化器|创新园|产业园)"),
        ("Park",),
    ),
    (re.compile("(?:该|这所)(?:校|学校|学院|院)|学校|学院"), ("EducationalInstitution",)),
    (re.compile("该行"), ("FinancialInstitution",)),
)
THIS = re.compile(r"该[\u4e00-\u9fff]{1,4}")
TITLE = re.compile("(?:党委|党组|副)?(?:局长|部长|主任|书记|负责人|院长|校长|经理|董事长|总裁|行长|有关|相关)")
"""What makes of a body the office of a person (该局局长说)."""
AT_MEETING = re.compile("(?:会上|会后|活动现场|活动中|现场|签约仪式上|大会上|对接会上)，?")
BARE_ZONE = re.compile(
    "(?:该|全|我|本)(?:区|园区|园|开发区|经开区|高新区)|(?:开发区|经开区|高新区|示范区|综保区|新区|园区)(?!企业)"
)
PART_OF = re.compile("[东南西北中]?[部侧]?[内里]?的")
"""What leads from a zone to what lies in it (示范区南部的产业园)."""
BARE = re.compile(
    "[\u4e00-\u9fff]{0,4}?(?:中心|平台|研究院|实验室|工厂|车间|码头|园区|学院|仓库|港区)"
    "(?=由|计划|总投资|投资|占地|规划|位于|建成|选址|总建筑|建筑面积|用地|分|预计|可)"
)
"""Nouns that stand for what was named by them, where a figure of such a thing follows."""
BEFORE = re.compile(
    r"(?:[，、:：“”\" ]|在|位于|走进|走近|来到|步入|探访|其中|目前|同时|此外|据|当前|会上|记者从|记者|作为|以|而"
    r"|让|使|今年|数据显示|园区|(?:区内|辖区|当地|本地)的?|一家)*"
)
"""What may stand before the topic of a clause."""
OF_MANY = re.compile("(?:区内|园内|园区|辖区|当地|本地|全区|规上)的?$")
"""What makes of 企业 all that there are."""
OURS = re.compile("我们|我厂|我司|咱们")
MAKER = re.compile("(?:厂长|经理|董事长|总裁|车间主任|创始人|总监|老板|总工程师)[^。”]{0,50}$")
"""Who speaks of the firm as 我们; an official does not."""
COUNTED = re.compile(r"(?:共|累计|已|新)*(?:签约|开工|投产|竣工|落地|入库|储备|达到?)?(?:了|到)?\d+个")
"""What follows projects that are many (装备制造项目签约10个)."""
HELD_BY = re.compile("(?:联合)?(?:承办|主办|协办)")
WORKS = re.compile("(?:项目|工厂|基地|中心|产业园|码头|工程|生产线|[一二三四]期)$")
MODIFIED = re.compile(r"(?!其中)[\u4e00-\u9fff]{2,12}的")
"""What may describe a topic in front of it (列入省重点的光储项目)."""
SETTLED = re.compile(
    "隔壁|邻近|相邻|毗邻|旁边|对面|园内|区内|辖区|老牌|本土|知名"
    "|年产|日产|主营|专做|专注|专门|生产|从事|研发|总部|入园|入驻|落户|投产|位于|列入|入选|获评|成立|来自|上市|纳入"
)
APPOSED = re.compile(r"[\u4e00-\u9fff“”]{0,8}(?:企业|公司|厂商|龙头|链主)")
LEADS = re.compile("的?[“”]?(?:链主|龙头|链长单位|领军|骨干|头部)[“”]?(?:企业)?")
"""What makes of a chain's name a description of the firm behind it (某某产业链链主某公司)."""
LINK = re.compile(r"(?:的|内|内的|区内|里的|[\u4e00-\u9fff]{0,4}的)?(?:[\u4e00-\u9fff]{0,6}(?:企业|公司|厂商))?")
"""What may stand between the links of a chain of names (平川经开区的轮胎企业川岭橡胶)."""
HIS = re.compile("其(?![中他余间实])|它(?!们)")
FIRMS_OWN = re.compile(
    "营收|营业收入|产值|销售|产能|产量|研发|专利|订单|员工|职工|年产|市场|出口|纳税|车间|产品|品种|客户|融资|贷款|利润|设备|生产|采购|货值|利息"
)
ZONES_OWN = re.compile(
    "规上|产业(?!园)|行业|集群|规模以上|固定资产|固投|公共预算|税收收入|企业|项目|招商|签约|全区|社会消费|引进"
)
OF_ZONES = re.compile("规模以上|规上工业|固定资产投资|一般公共预算|(?<!企业)生产总值|社会消费品|限上")
"""What only a place or a zone has."""
PLANTS_OWN = re.compile("累计完成投资|^完成投资|年产|年销售|年税收|年纳税|达产|投产|年可|日产|每年|年处理|年加工")
"""What is said of a project that was spoken of the sentence before."""
EVENT_DOES = re.compile("自|共|已|累计|吸引|收到|促成|达成|提供|设|收集|发放|接待|为期|汇聚|邀请")
"""A figure is of a meeting that draws, gathers or settles something; else the meeting is where it was said."""
INDUSTRY = re.compile(
    "[\u4e00-\u9fff]{2,12}(?:产业|行业|板块)(?:共|累计)?(?:实现|完成|产值|增加值|营业|投资|增长|下降|税收)"
)
"""An industry of which something is measured: a figure of the zone."""
HEADS = re.compile("(?:管委会|管理委员会|党工委|工委|党委|办公室|专委会)$")
"""Bodies that are named for the zone; a bureau counts what it does itself."""
TELLS = re.compile(
    "[^，。；]{0,8}(?:统计|数据|消息|通报|介绍|透露|表示|负责人|(?:党组)?成员|常委|[市县区]长|局长|主任|书记|部长|获悉|了解到|公布|发布|印发)"
)
MAKES = re.compile("建有|改造成|改造为|改建成|建成|建设|建立|打造|共建|设立|兴建|新建|建起|组建|创办")
SPEAKS = re.compile("[^，。；]{0,20}(?:说|介绍|表示|坦言|告诉|算)")
