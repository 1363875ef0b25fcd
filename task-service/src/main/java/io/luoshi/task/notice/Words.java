package io.luoshi.task.notice;

import io.luoshi.task.notice.Indicator.Comparison;
import java.util.HashMap;
import java.util.Map;

/** The vocabulary of targets: what the words around a number tell about it. */
final class Words {

    /** Strive for it, and no more. */
    static final Wording ASPIRING = Wording.of("力争 争取 努力 冲刺 争创 力促");

    /** How firmly a target is meant. */
    static final Wording HEDGES = Wording.of("力争 争取 努力 冲刺 争创 力促 确保 全力 基本 原则上");

    /** Directly before a number. */
    static final Map<String, Comparison> COMPARISONS = comparisons();

    /** Comparisons that speak of a size reached, not of an amount added. */
    static final Wording REACHING = Wording.of("达 到 至 突破 超过 超 在");

    static final Wording RISING = Wording.of("增长 提升 提高 上升 增加");
    static final Wording FALLING = Wording.of("下降 降低 压降 压减 减少 削减 压缩 缩减 精简");

    /** Say nothing about the metric. */
    static final Wording TAIL_FILLERS = Wording.of("为 约 再 各 均 分别 同比 累计 共 共计 合计 总计 年均 实现 稳定在 保持在 保持 、 : 收窄降幅");

    static final Wording HEAD_FILLERS = Wording.of("每年 、 , 和 及 以及 与 并 全年 年内 今年 年底前 实现 做到 使 推动实现 新的一年 "
            + "加快 加速 持续 扎实 着力 尽快 抓紧 深入 积极 大力 高标准 高质量 高水平 稳步 有序 系统 统筹 全面 进一步 切实 认真 常态化 同时 其中 再 还");

    /** Paired values: 分别增长5%、6%. */
    static final String RESPECTIVELY = "分别";

    /** A task does something to what it counts; what is only mentioned is no target. */
    static final Wording DOING = Wording.of("建成投用 新建 改建 扩建 新改建 改扩建 建成 建设 建立 打造 构建 创建 创成 搭建 组建 配建 筹建 筹集 "
            + "增设 新增 净增 增加 设立 开设 布设 布局 安装 铺设 种植 栽植 新植 完成 实施 推进 推动 启动 开展 做好 办好 办成 抓好 组织 举办 承办 "
            + "更新 改造 修复 修缮 整治 治理 提升 优化 升级 落地 引进 新引进 引育 引入 招引 招聘 签约 培育 培养 孵化 集聚 认定 新认定 遴选 选拔 评选 "
            + "协助 支持 帮助 帮扶 服务 资助 扶持 援助 培训 提供 发放 盘活 出让 收储 处置 化解 清理 拆除 排查 整改 解决 开工 竣工 完工 投产 投用 开放 开通 开业 "
            + "发布 制定 修订 推出 挖掘 创造 储备 减少 压减 入库 上架 征收 腾迁 供应 覆盖到 走访 联系 检查 巡查");

    /** Are done to people, so that the number alone says of what: 培训1000人次. */
    static final Wording SERVING = Wording.of("培训 培养 走访 服务 资助 帮扶 招聘 救助 援助 慰问 轮训");

    /** Add nothing to a name. */
    static final Wording PUSHING = Wording.of("推动 推进");

    /** What follows is given, not aimed at. */
    static final Wording SETTING = Wording.of("依托 围绕 利用 用好 针对 立足 根据 按照 发挥 聚焦 面向 对照 结合 抢抓 抓住");

    /** The number limits a grant or counts per head. */
    static final Wording POLICY = Wording.of("最高 上限 补助 补贴 奖励 奖补 每");

    /** The number describes a project. */
    static final Wording DESCRIBING = Wording.of("总投资 占地 占地面积 建筑面积 注册资本 投资额");

    static final Wording SHARE_NOUNS = Wording.of("率 占比 比例 比重 覆盖 覆盖面 占");
    static final Wording GROWTH_NOUNS = Wording.of("增速 增幅 涨幅 增长率");
    static final Wording LEVEL_NOUNS = Wording.of("规模 余额 总量 总数 存量 保有量 拥有量 总面积 总里程 总人数");
    static final Wording FLOW_NOUNS = Wording.of("额 收入 营收 产值 投资 销售 利润 税收 总产出 增加值 总值");

    private Words() {}

    private static Map<String, Comparison> comparisons() {
        Map<String, Comparison> all = new HashMap<>();
        put(all, Comparison.AT_LEAST, "不少于 不低于 不小于 至少 达 达到 提高到 提高至 提升到 提升至 增加到 增加至 增长到 增长至 扩大到 扩大至");
        put(all, Comparison.MORE_THAN, "突破 超过 超 高于 多于");
        put(all, Comparison.AT_MOST, "不超过 不高于 不多于 不大于 控制在 降至 降到 下降到 下降至 降低到 降低至 压缩到 压缩至 压减到 压减至 减少到 减少至");
        put(all, Comparison.LESS_THAN, "低于 少于 小于");
        return Map.copyOf(all);
    }

    private static void put(Map<String, Comparison> all, Comparison comparison, String words) {
        for (String word : words.split(" ")) {
            all.put(word, comparison);
        }
    }
}
