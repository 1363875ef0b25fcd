package io.luoshi.task.notice;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How long reading takes after warm-up, in time on the processor, and how it grows with the notice. Run by
 * {@code infra/load-tests/reading}; ends with 1 where a bar is missed.
 */
final class ReadingBenchmark {

    private static final double MOST_MILLIS_FOR_84 = 100;
    private static final double MOST_TIMES_FROM_500_TO_5000 = 12;
    private static final int WARM_UP = 30;
    private static final int ROUNDS = 5;

    private static final String TASK = "加快建设云河数字经济产业园等12个项目，用好“两张清单”，力争全年新增企业%d家以上、营收增长5%%，实现服务驿站街道全覆盖。";

    private static final Map<String, IntFunction<String>> FORMS = new TreeMap<>(Map.of(
            "brackets", i -> i + "." + TASK.formatted(i) + "（区甲局、区乙委主办，区丙局、相关街道板块协办）\n",
            "label lines", i -> i + "." + TASK.formatted(i) + "\n责任单位：区甲局、区乙委\n完成时限：2025年6月底前\n",
            "one line", i -> i + "." + TASK.formatted(i) + "（区甲局牵头，区乙委等有关部门及各街道按职责分工负责）",
            "table", i -> "| " + i + " | " + TASK.formatted(i) + " | 区甲局 | 区乙委、各街道 | 2025年6月 |\n"));

    private ReadingBenchmark() {}

    public static void main(String[] arguments) {
        System.out.printf("%-12s %12s %12s %12s %10s%n", "form", "84 tasks", "500 tasks", "5000 tasks", "5000:500");
        boolean met = true;
        for (String form : FORMS.keySet()) {
            double ordinary = millis(form, 84);
            double some = millis(form, 500);
            double many = millis(form, 5000);
            System.out.printf("%-12s %9.1f ms %9.1f ms %9.1f ms %10.1f%n", form, ordinary, some, many, many / some);
            met &= ordinary < MOST_MILLIS_FOR_84 && many / some <= MOST_TIMES_FROM_500_TO_5000;
        }
        System.out.println(met ? "both bars met" : "a bar is missed");
        System.exit(met ? 0 : 1);
    }

    /** The middle one of several rounds. */
    private static double millis(String form, int tasks) {
        String notice = notice(form, tasks);
        IntStream.range(0, Math.max(3, WARM_UP * 84 / tasks)).forEach(i -> Fixtures.readText(notice));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return IntStream.range(0, ROUNDS)
                        .mapToLong(round -> {
                            long start = threads.getCurrentThreadCpuTime();
                            Fixtures.readText(notice);
                            return threads.getCurrentThreadCpuTime() - start;
                        })
                        .sorted()
                        .skip(ROUNDS / 2)
                        .findFirst()
                        .orElseThrow()
                / 1e6;
    }

    private static String notice(String form, int tasks) {
        String header = form.equals("table") ? "| 序号 | 工作任务 | 牵头单位 | 配合单位 | 完成时限 |\n" : "一、扎实做好各项工作\n";
        return IntStream.rangeClosed(1, tasks)
                .mapToObj(FORMS.get(form)::apply)
                .collect(Collectors.joining("", Fixtures.notice() + header, ""));
    }
}
