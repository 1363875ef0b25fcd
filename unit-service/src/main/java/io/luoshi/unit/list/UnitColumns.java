package io.luoshi.unit.list;

import io.luoshi.starter.FormulaGuard;
import io.luoshi.starter.web.FieldProblem;
import io.luoshi.unit.register.NameKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which column of a table holds what. */
record UnitColumns(Map<Column, Integer> positions) {

    enum Column {
        ID("id", "单位编号", "编号"),
        NAME("name", "单位名称", "单位"),
        KIND("kind", "类别"),
        ALIASES("aliases", "别名"),
        PERSON("person", "姓名"),
        ROLE("role", "角色"),
        EMAIL("email", "邮箱", "电子邮箱"),
        LANGUAGE("language", "语言"),
        FROM("from", "任职起"),
        UNTIL("until", "任职止");

        private final List<String> titles;

        Column(String... titles) {
            this.titles = List.of(titles);
        }

        /** As it stands in lists that are given out. */
        String title() {
            return titles.get(1);
        }

        static Optional<Column> titled(String title) {
            return Arrays.stream(values())
                    .filter(column -> column.titles.contains(NameKey.of(title)))
                    .findFirst();
        }
    }

    /** Refuses columns that nobody knows: a misspelt title would lose every address without a word. */
    static UnitColumns of(TableRow header) {
        Map<Column, Integer> positions = new EnumMap<>(Column.class);
        List<FieldProblem> problems = new ArrayList<>();
        for (int i = 0; i < header.cells().size(); i++) {
            String title = header.cells().get(i);
            Optional<Column> column = Column.titled(title);
            if (column.isEmpty() && !title.isBlank()) {
                problems.add(new FieldProblem(header.place(), title, "unknown-column"));
            } else if (column.isPresent() && positions.put(column.get(), i) != null) {
                problems.add(new FieldProblem(header.place(), title, "column-twice"));
            }
        }
        if (!positions.containsKey(Column.NAME)) {
            problems.add(new FieldProblem(header.place(), null, "no-name-column"));
        }
        if (!problems.isEmpty()) {
            throw UnitTable.malformed(problems.toArray(FieldProblem[]::new));
        }
        return new UnitColumns(positions);
    }

    /** What a row says in that column; empty when it says nothing. */
    String text(TableRow row, Column column) {
        Integer position = positions.get(column);
        return position == null || position >= row.cells().size()
                ? ""
                : FormulaGuard.off(row.cells().get(position).strip());
    }
}
