package io.luoshi.task.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every notice of the form, whole or damaged. */
class NoticePropertiesTest {

    /** A task as its author meant it; {@code text} stands before the clause. */
    record Meant(String text, List<String> leads, List<String> others) {

        String line(int number) {
            String helpers = others.isEmpty() ? "" : "," + String.join("、", others) + "协办";
            return "%d.%s(%s主办%s)".formatted(number, text, String.join("、", leads), helpers);
        }

        boolean is(Notice.Task task) {
            List<String> named = new ArrayList<>();
            task.assignments().forEach(a -> named.add(a.unit() + a.role()));
            task.groupReferences().forEach(g -> named.add(g.asWritten() + g.role()));
            List<String> meant = new ArrayList<>();
            leads.forEach(unit -> meant.add(unit + Notice.Role.LEAD));
            others.forEach(unit -> meant.add(unit + Notice.Role.CO_ORGANIZER));
            return ReadableText.of(task.text().value()).toString().equals(text)
                    && named.size() == meant.size()
                    && named.containsAll(meant);
        }
    }

    @Property(tries = 300)
    void everyTaskComesBackWithItsUnitsWhateverTheWidths(
            @ForAll("tasks") List<Meant> meant, @ForAll @IntRange(min = 1, max = 9) int everySoMany) {
        Notice notice = Fixtures.read(widen(String.join("\n", lines(meant)), everySoMany));
        assertThat(notice.tasks()).hasSameSizeAs(meant);
        assertThat(notice.doubts()).isEmpty();
        for (int i = 0; i < meant.size(); i++) {
            Meant task = meant.get(i);
            assertThat(notice.tasks().get(i)).matches(task::is, task.toString());
        }
    }

    @Property(tries = 1000)
    void damagedTaskIsStillRightOrInDoubt(
            @ForAll("tasks") List<Meant> meant, @ForAll Damage damage, @ForAll @IntRange(max = 10_000) int where) {
        Notice notice = Fixtures.readText(Fixtures.notice(damage.to(lines(meant), where)));
        int known = damage == Damage.CUT_THE_END ? where % meant.size() + 1 : meant.size();
        for (int i = 0; i < known; i++) {
            assertThat(isRight(meant.get(i), i, notice) || isDoubted(i, notice))
                    .as("task %d after %s: %s", i + 1, damage, notice)
                    .isTrue();
        }
    }

    /** What happens to notices on their way through web pages and word processors; {@code where} picks the place. */
    enum Damage {
        CLOSING_BRACKET_LOST {
            @Override
            String[] to(String[] lines, int where) {
                lines[where % tasks(lines) + 1] = lines[where % tasks(lines) + 1].replaceAll("\\)$", "");
                return lines;
            }
        },
        OPENING_BRACKET_LOST {
            @Override
            String[] to(String[] lines, int where) {
                lines[where % tasks(lines) + 1] = lines[where % tasks(lines) + 1].replaceAll("\\((?=[^(]*$)", "");
                return lines;
            }
        },
        LINES_GLUED {
            @Override
            String[] to(String[] lines, int where) {
                return glue(lines, where % tasks(lines));
            }
        },
        BRACKET_LOST_AND_LINES_GLUED {
            @Override
            String[] to(String[] lines, int where) {
                return glue(CLOSING_BRACKET_LOST.to(lines, where), where % tasks(lines) + 1);
            }
        },
        CUT_THE_END {
            @Override
            String[] to(String[] lines, int where) {
                int last = where % tasks(lines) + 1;
                String line = lines[last];
                lines[last] = line.substring(0, 3 + where % (line.length() - 3));
                return IntStream.rangeClosed(0, last).mapToObj(i -> lines[i]).toArray(String[]::new);
            }
        };

        abstract String[] to(String[] lines, int where);

        private static int tasks(String[] lines) {
            return lines.length - 1;
        }

        /** Never the only task to the heading: a notice without any task is refused, which is clear enough. */
        private static String[] glue(String[] lines, int at) {
            if (at + 1 < lines.length && tasks(lines) > 1) {
                lines[at] += lines[at + 1];
                lines[at + 1] = "";
            }
            return lines;
        }
    }

    private static boolean isRight(Meant meant, int index, Notice notice) {
        return notice.tasks().stream().anyMatch(t -> t.numberAsWritten().equals(number(index)) && meant.is(t));
    }

    /** A doubt about the task as read; or, if it was swallowed, about the gap or the task before that swallowed it. */
    private static boolean isDoubted(int index, Notice notice) {
        boolean missing =
                notice.tasks().stream().noneMatch(t -> t.numberAsWritten().equals(number(index)));
        return notice.doubts().stream()
                .anyMatch(doubt -> isAbout(doubt, index, notice)
                        || missing && (isAbout(doubt, index - 1, notice) || isGapAround(doubt, index + 1)));
    }

    private static boolean isAbout(Doubt doubt, int index, Notice notice) {
        return doubt.task() != null
                && notice.tasks().get(doubt.task() - 1).numberAsWritten().equals(number(index));
    }

    private static boolean isGapAround(Doubt doubt, int number) {
        return doubt.code() == Doubt.Code.NUMBER_GAP
                && Integer.parseInt(doubt.arguments().get(0)) < number
                && number < Integer.parseInt(doubt.arguments().get(1));
    }

    private static String number(int index) {
        return String.valueOf(index + 1);
    }

    private static String[] lines(List<Meant> meant) {
        String[] lines = new String[meant.size() + 1];
        lines[0] = "一、扎实做好各项工作";
        IntStream.range(0, meant.size())
                .forEach(i -> lines[i + 1] = meant.get(i).line(i + 1));
        return lines;
    }

    /** Every n-th character in its full-width form, if it has one. */
    private static String widen(String text, int everySoMany) {
        StringBuilder widened = new StringBuilder(text);
        for (int i = 0; i < text.length(); i += everySoMany) {
            char c = text.charAt(i);
            widened.setCharAt(i, c > ' ' && c < 127 ? (char) (c + 0xFEE0) : c);
        }
        return widened.toString();
    }

    @Provide
    Arbitrary<List<Meant>> tasks() {
        Arbitrary<String> sentences =
                Arbitraries.of("修好东河路。", "做强中欧(云河)合作园,新增企业20家以上。", "推进“一网通办”,办件量增长5%。", "清淤南溪,完成管网改造12公里。", "深化改革。");
        Arbitrary<List<String>> text = sentences.list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<List<String>> units = Arbitraries.of("区甲局", "区乙委", "区文化和旅游局", "东河街道", "北岸新区管委会", "区丙办")
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(5);
        Arbitrary<Integer> leading = Arbitraries.integers().between(1, 5);
        Arbitrary<List<String>> groups =
                Arbitraries.of("各街道", "区相关部门", "相关街道板块").list().ofMaxSize(1);
        return Combinators.combine(text, units, leading, groups)
                .as(NoticePropertiesTest::meant)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static Meant meant(List<String> text, List<String> units, int leading, List<String> groups) {
        int leads = Math.min(leading, units.size());
        List<String> others = new ArrayList<>(units.subList(leads, units.size()));
        others.addAll(groups);
        return new Meant(String.join("", text), units.subList(0, leads), others);
    }
}
