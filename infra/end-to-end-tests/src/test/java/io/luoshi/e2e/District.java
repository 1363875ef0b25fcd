package io.luoshi.e2e;

import io.luoshi.demo.Api;
import io.luoshi.demo.Office;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An invented district in which every task has one lead and one number to reach. */
final class District {

    static final String OFFICE = "区督办室";
    static final String REVIEWER = "reviewer@example.gov.test";

    private static final int UNITS = 20;
    private static final String LETTERS = "甲乙丙丁戊己庚辛壬癸";

    private District() {}

    static String notice(int number, int tasks) {
        String lines = IntStream.rangeClosed(1, tasks)
                .mapToObj(n -> n + ".新增示范点100个。(" + unit(n % UNITS) + "主办)\n")
                .collect(Collectors.joining());
        return "文 号: | 试政〔2025〕" + number + "号 |\n2025年区政府主要工作目标任务分解落实方案\n一、全力试验\n" + lines;
    }

    /** Every unit with its liaison officer, and an office with the one reviewer. */
    static String units() {
        String departments = IntStream.range(0, UNITS)
                .mapToObj(n -> unit(n) + ",DEPARTMENT,,联络员" + n + ",LIAISON_OFFICER," + liaison(n) + ",zh\n")
                .collect(Collectors.joining());
        return "name,kind,aliases,person,role,email,language\n" + departments + OFFICE + ",DEPARTMENT,,审核员,SUPERVISOR,"
                + REVIEWER + ",zh\n";
    }

    /** The register's id of a unit. */
    static String unitId(Office office, int n) {
        return office.all("/api/units?name=" + Api.encode(unit(n)))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    static String unit(int n) {
        return "区" + LETTERS.charAt(n / 10) + LETTERS.charAt(n % 10) + "局";
    }

    static String liaison(int n) {
        return "liaison" + n + "@example.gov.test";
    }
}
