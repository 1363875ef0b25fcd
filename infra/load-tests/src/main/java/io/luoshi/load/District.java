package io.luoshi.load;

import io.luoshi.demo.Office;
import io.luoshi.demo.Office.Report;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An invented district with many tasks of one number each, so that there are enough reports to hand in. */
final class District {

    private static final int UNITS = 40;

    private District() {}

    /** Dispatches the tasks and waits until every report is owed. */
    static List<Report> dispatch(Office office, int tasks) {
        office.dispatchNotice("load.txt", notice(tasks), units());
        Patience.until(() -> office.all("/api/progress/obligations").count() >= tasks * 12L);
        return office.all("/api/progress/obligations?sort=period,asc")
                .map(Report::of)
                .toList();
    }

    private static String notice(int tasks) {
        String lines = IntStream.rangeClosed(1, tasks)
                .mapToObj(n -> n + ".新增示范点" + (100 + n) + "个。(" + unit(n % UNITS) + "主办)\n")
                .collect(Collectors.joining());
        return "文 号: | 负政〔2025〕1号 |\n2025年区政府主要工作目标任务分解落实方案\n一、全力测量\n" + lines;
    }

    private static String units() {
        return IntStream.range(0, UNITS)
                .mapToObj(n -> unit(n) + ",DEPARTMENT,,联络员" + n + ",LIAISON_OFFICER,u" + n + "@example.gov.test,zh\n")
                .collect(Collectors.joining("", "name,kind,aliases,person,role,email,language\n", ""));
    }

    private static String unit(int n) {
        String letters = "甲乙丙丁戊己庚辛壬癸";
        return "区" + letters.charAt(n / 10) + letters.charAt(n % 10) + "局";
    }
}
