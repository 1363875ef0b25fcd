package io.luoshi.task.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # counts and amounts behind what they measure
            新增泊位300个以上                | 新增泊位 CUMULATIVE >= 300个
            全年举办市集不少于24场            | 举办市集 CUMULATIVE >= 24场
            完成投资12.5亿元左右             | 完成投资 CUMULATIVE = 12.5亿元
            实际使用外资1.2亿美元            | 实际使用外资 CUMULATIVE = 1.2亿美元
            减免租金5000万元                | 减免租金 CUMULATIVE = 5000万元
            新增就业2.1万人                 | 新增就业 CUMULATIVE = 21000人
            培训居民１,８００人次              | 培训居民 CUMULATIVE = 1800人次
            整治河道12公里                  | 整治河道 CUMULATIVE = 12公里
            新植树木3千棵                   | 新植树木 CUMULATIVE = 3000棵
            泊位增加30个                    | 泊位增加 CUMULATIVE = 30个
            到2025年底前建成充电桩300根       | 建成充电桩 CUMULATIVE = 300根
            完成新增就业2万人目标             | 完成新增就业 CUMULATIVE = 20000人
            全年技术交易额突破8亿元           | 技术交易额 CUMULATIVE > 8亿元
            # counts before what they count
            新建5处智慧驿站                  | 新建智慧驿站 CUMULATIVE = 5处
            新建30个以上公园                 | 新建公园 CUMULATIVE >= 30个
            利用边角地块增设8处饮水点          | 增设饮水点 CUMULATIVE = 8处
            完成青石巷9号大院等14个小区改造     | 完成小区改造 CUMULATIVE = 14个
            推动6个项目竣工                  | 项目竣工 CUMULATIVE = 6个
            落地3亿元基金                   | 落地基金 CUMULATIVE = 3亿元
            # several in one stretch
            新建公园3处、改造厕所5座           | 新建公园 CUMULATIVE = 3处; 改造厕所 CUMULATIVE = 5座
            新建3处公园、5座厕所              | 新建公园 CUMULATIVE = 3处; 新建厕所 CUMULATIVE = 5座
            新建3处公园和5座厕所              | 新建公园 CUMULATIVE = 3处; 新建厕所 CUMULATIVE = 5座
            新认定示范企业16家、净增3家         | 新认定示范企业 CUMULATIVE = 16家; 净增示范企业 CUMULATIVE = 3家
            新增上市、挂牌企业6家             | 新增上市、挂牌企业 CUMULATIVE = 6家
            确保8个在建项目完成投资20亿元       | 8个在建项目完成投资 CUMULATIVE = 20亿元
            事故起数、受伤人数分别下降10%、5%   | 事故起数 REDUCTION = 10%; 受伤人数 REDUCTION = 5%
            城镇、农村居民收入分别增长6%、7%以上  | 城镇居民收入 GROWTH_RATE = 6%; 农村居民收入 GROWTH_RATE >= 7%
            新增企业10—15家                | 新增企业 CUMULATIVE >= 10—15家
            培训骨干3至5万人次              | 培训骨干 CUMULATIVE >= 30000—50000人次
            建设1到2个大型基地              | 建设大型基地 CUMULATIVE >= 1—2个
            # rates, levels, shares, limits
            服务业营收增长8%                 | 服务业营收 GROWTH_RATE = 8%
            税收收入同比增长6.5%以上           | 税收收入 GROWTH_RATE >= 6.5%
            工业投资增速达到7%               | 工业投资增速 GROWTH_RATE >= 7%
            绿地率提高2个百分点               | 绿地率 GROWTH_RATE = 2个百分点
            积案再压降30%                   | 积案 REDUCTION = 30%
            压减办事材料30%                 | 压减办事材料 REDUCTION = 30%
            提升群众满意率达到95%             | 提升群众满意率 COVERAGE >= 95%
            贷款余额达到90亿元               | 贷款余额 LEVEL >= 90亿元
            数字产业规模突破70亿元            | 数字产业规模 LEVEL > 70亿元
            冲刺千亿级产业规模                | 产业规模 LEVEL >= 1000亿元
            打造百亿级产业集群                | 打造产业集群 LEVEL >= 100亿元
            企业总量达到1.2万家              | 企业总量 LEVEL >= 12000家
            救助覆盖率100%                  | 救助覆盖率 COVERAGE = 100%
            优良天数比例不低于80%             | 优良天数比例 COVERAGE >= 80%
            垃圾分类知晓率由60%提高到75%       | 垃圾分类知晓率 COVERAGE >= 75% from 60
            登记失业率控制在5%以内            | 登记失业率 KEEP <= 5%
            # without a digit
            一般预算收入力争正增长             | 一般预算收入 GROWTH_RATE > 0%
            居民收入增速与经济增长基本同步       | 居民收入增速 GROWTH_RATE = null
            实现社区食堂街道全覆盖             | 社区食堂街道 COVERAGE = 100%
            推动养老驿站全域覆盖               | 养老驿站 COVERAGE = 100%
            确保重大隐患动态清零               | 重大隐患 KEEP = 0
            断面稳定达Ⅲ类标准                | 断面稳定达Ⅲ类标准 KEEP >= null
            群众满意度不低于全市平均水平         | 群众满意度 KEEP >= null
            外贸进出口稳中提质                | 外贸进出口 QUALITATIVE >= null
            """)
    void readsWhatIsToBeReached(String phrase, String expected) {
        assertThat(rendered("扎实推进各项工作," + phrase + "。")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "用好“三个500强”资源",
                "加快6G技术研发",
                "保障5号线开通运营",
                "盘活白杨路31号院和208地块",
                "做优12345热线",
                "深化“15分钟服务圈”建设",
                "实施三年行动",
                "创建4A级景区",
                "落实云政〔2024〕12号文件",
                "举办第3次会议",
                "2025年3月底前完成",
                "推动全链条、全周期、全覆盖上持续用力",
                "实现全领域、全过程、全覆盖",
                "提供7×24小时服务",
                "深化“1+N”机制",
                "6个月内办结",
                "落实“两个责任”"
            })
    void namesAndDatesAreNoTargetsAndNotInDoubtEither(String phrase) {
        Doubts doubts = new Doubts();
        assertThat(read(phrase + "。", doubts)).isEmpty();
        assertThat(doubts.worstFirst()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            培育营收2000万元以上企业      | 2000万元以上 | THRESHOLD
            给予最高100万元支持          | 100万元     | POLICY
            每百户配建50平方米用房         | 50平方米    | POLICY
            建成占地5000平方米的公园       | 5000平方米  | ATTRIBUTE
            推进总投资5亿元产业园建设       | 5亿元      | DESCRIPTION
            依托3个园区开展服务           | 3个       | NOTHING_TO_DO
            聚焦重点企业20家             | 20家      | NOTHING_TO_DO
            ,净增3家                  | 3家      | NO_METRIC
            推广经验(含3个案例)           | 3个       | ASIDE
            8个项目完成投资10亿元         | 8个      | BASE
            引进121人才梯队             | 121      | NO_MEASURE
            对接2000余客户              | 2000      | NO_MEASURE
            """)
    void numbersThatCouldBeTargetsAreShownToAPerson(String phrase, String number, String rule) {
        Doubts doubts = new Doubts();
        read(phrase + "。", doubts);
        assertThat(doubts.worstFirst())
                .filteredOn(doubt -> doubt.code() == Doubt.Code.NUMBER_NOT_TAKEN)
                .extracting(Doubt::arguments)
                .contains(List.of(number, rule));
    }

    @ParameterizedTest
    @CsvSource({
        "力争新增企业20家, 力争, true", "冲刺产业规模20亿元, 冲刺, true", "努力实现收入增长5%, 努力, true",
        "争取新建公园2处, 争取, true", "确保新建公园2处, 确保, false", "全力推动2个项目竣工, 全力, false",
        "新建公园2处,, false", "收入力争增长5%, 力争, true"
    })
    void hedgeTellsHowFirmlyItIsMeant(String phrase, String hedge, boolean aspirational) {
        assertThat(read(phrase, new Doubts())).singleElement().satisfies(indicator -> {
            assertThat(indicator.hedge()).isEqualTo(hedge);
            assertThat(indicator.aspirational()).isEqualTo(aspirational);
        });
    }

    @Test
    void unsureKindsPairsAndRelativeTargetsAreTakenButDoubted() {
        Doubts doubts = new Doubts();
        read("会员达到500家,投诉、积案、纠纷分别下降10%、5%,收入增速与经济增长同步,进度达到80%。", doubts);
        assertThat(doubts.worstFirst())
                .extracting(Doubt::code)
                .containsExactly(
                        Doubt.Code.INDICATOR_KIND_UNCLEAR,
                        Doubt.Code.INDICATOR_KIND_UNCLEAR,
                        Doubt.Code.PAIRED_VALUES,
                        Doubt.Code.PAIRED_VALUES,
                        Doubt.Code.RELATIVE_TARGET);
    }

    private static List<Indicator> read(String text, Doubts doubts) {
        return IndicatorReader.read(ReadableText.of(text), null, doubts);
    }

    private static String rendered(String text) {
        return read(text, new Doubts()).stream()
                .map(i -> "%s %s %s %s%s%s"
                        .formatted(
                                i.name(),
                                i.kind(),
                                i.comparison().symbol(),
                                (i.target() == null ? "null" : i.target().toPlainString())
                                        + (i.upTo() == null
                                                ? ""
                                                : "—" + i.upTo().toPlainString()),
                                i.unit() == null ? "" : i.unit(),
                                i.baseline() == null ? "" : " from " + i.baseline()))
                .collect(Collectors.joining("; "));
    }
}
