package io.luoshi.task.importing;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The notice of an invented district: two chapters, three tasks, units 甲, 乙 and 丙 named after the suffix so that tests do not meet. */
final class SampleNotice {

    private SampleNotice() {}

    static String text(String suffix) {
        return """
                区政府关于印发2025年区政府主要工作目标任务分解落实方案的通知
                云政〔2025〕%1$s号
                各街道办事处,区政府各部门:
                现将《2025年区政府主要工作目标任务分解落实方案》印发给你们,请认真组织实施。
                云河区人民政府
                2025年1月20日
                2025年区政府主要工作目标任务分解落实方案
                一、扩大内需,激发市场活力
                1.全年新引进首店100家以上,限上零售额增长5%%以上。(区甲%2$s局、区乙%2$s局主办,东%2$s街道、各街道协办)
                2.深化商圈管理改革,提升服务水平。(区乙%2$s局主办)
                二、优化环境,建设宜居城区
                3.增设饮水点30处。(区甲%2$s局主办,相关部门协办)
                """.formatted(suffix, written(suffix));
    }

    /** The names of its units. */
    static List<String> units(String suffix) {
        String written = written(suffix);
        return List.of("区甲" + written + "局", "区乙" + written + "局", "东" + written + "街道");
    }

    /** Names of units have no digits. */
    private static String written(String suffix) {
        return suffix.chars()
                .mapToObj(digit -> "零一二三四五六七八九".substring(digit - '0', digit - '0' + 1))
                .collect(Collectors.joining());
    }

    static byte[] utf8(String suffix) {
        return text(suffix).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gb18030(String suffix) {
        return text(suffix).getBytes(Charset.forName("GB18030"));
    }
}
