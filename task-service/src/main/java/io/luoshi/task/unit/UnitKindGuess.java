package io.luoshi.task.unit;

import io.luoshi.events.UnitEvent.UnitKind;
import java.util.regex.Pattern;

/** What kind of unit a name suggests; a proposal to the person who registers it. The first pattern that fits counts. */
public enum UnitKindGuess {
    SUBDISTRICT(UnitKind.SUBDISTRICT, "(街道|街道办事处|[镇乡]政府|[镇乡])$"),
    FUNCTIONAL_AREA(UnitKind.FUNCTIONAL_AREA, "管委会|管理办|开发区|高新区|园区|片区|商务区|新区"),
    PARTY_ORGAN(UnitKind.PARTY_ORGAN, "[委党].{0,2}(组织部|宣传部|统战部|政法委|社会工作部)|纪委|团.?委$|党校|妇联|总工会|工商联|科协|残联|红十字"),
    VERTICAL(UnitKind.VERTICAL, "分局$|税务局|消防救援|海关|气象|烟草|(?<![区县市])生态环境局"),
    DEPARTMENT(UnitKind.DEPARTMENT, "(局|委|办|办公室|中心|法院|检察院|厅|部)$");

    private final UnitKind kind;
    private final Pattern name;

    UnitKindGuess(UnitKind kind, String name) {
        this.kind = kind;
        this.name = Pattern.compile(name);
    }

    /** The kind the name suggests; {@code OTHER} when it suggests none. */
    public static UnitKind of(String name) {
        for (UnitKindGuess guess : values()) {
            if (guess.name.matcher(name).find()) {
                return guess.kind;
            }
        }
        return UnitKind.OTHER;
    }
}
