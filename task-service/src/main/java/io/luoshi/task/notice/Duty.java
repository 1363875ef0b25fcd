package io.luoshi.task.notice;

/** What a word or label of a clause says about the units beside it. */
enum Duty {
    /** 牵头, 主办 */
    LEAD,
    /** 配合, 协办, 参与 */
    CONTRIBUTE,
    /** 指导 */
    GUIDE,
    /** 责任单位: leads where it stands alone, contributes beside a lead. */
    RESPONSIBLE,
    /** 负责: one unit leads; several share; behind a lead they contribute. */
    IN_CHARGE,
    /** 按职责分工负责: several share. */
    IN_CHARGE_EACH,
    /** No word tells. */
    UNSTATED,
    /** 汇总单位: gathers the reports. */
    CONSOLIDATE,
    /** 责任领导, 责任人: names of persons. */
    LEADER,
    /** 完成时限: days. */
    DEADLINE,
    /** 备注, 联系电话: nothing of this. */
    NOTHING;

    boolean isOfUnits() {
        return this != LEADER && this != DEADLINE && this != NOTHING;
    }
}
