package io.luoshi.task.importing;

import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** What can be wrong with an import. */
final class ImportProblem extends DomainProblem {

    private ImportProblem(HttpStatus status, String code, Object... arguments) {
        super(code, status, arguments);
    }

    private ImportProblem(HttpStatus status, List<FieldProblem> errors, String code, Object... arguments) {
        super(errors, code, status, arguments);
    }

    static ImportProblem unknownImport(String id) {
        return new ImportProblem(HttpStatus.NOT_FOUND, "unknown-import", id);
    }

    static ImportProblem fileMissing() {
        FieldProblem file = new FieldProblem("file", null, "missing");
        return new ImportProblem(HttpStatus.BAD_REQUEST, List.of(file), "malformed");
    }

    static ImportProblem emptyFile() {
        return new ImportProblem(HttpStatus.UNPROCESSABLE_CONTENT, "empty-file");
    }

    static ImportProblem notAText() {
        return new ImportProblem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "not-a-text");
    }

    static ImportProblem noTasksFound(int characters) {
        return new ImportProblem(HttpStatus.UNPROCESSABLE_CONTENT, "no-tasks-found", characters);
    }

    static ImportProblem tooManyItems(int found, int most) {
        return new ImportProblem(HttpStatus.UNPROCESSABLE_CONTENT, "too-many-items", found, most);
    }

    static ImportProblem keyReused(String key, String importId) {
        return new ImportProblem(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused", key, importId);
    }

    static ImportProblem fieldsMissing(List<String> fields) {
        List<FieldProblem> errors = fields.stream()
                .map(field -> new FieldProblem(field, null, "missing"))
                .toList();
        return new ImportProblem(HttpStatus.UNPROCESSABLE_CONTENT, errors, "plan-fields-missing");
    }

    static ImportProblem unitsUnknown(List<UnknownUnit> units) {
        List<FieldProblem> errors = units.stream()
                .map(unit -> new FieldProblem("units", unit.name(), "unit-unknown", List.of(numbers(unit))))
                .toList();
        String names = units.stream().map(UnknownUnit::name).collect(Collectors.joining(", "));
        return new ImportProblem(HttpStatus.UNPROCESSABLE_CONTENT, errors, "units-unknown", units.size(), names);
    }

    private static String numbers(UnknownUnit unit) {
        return unit.tasks().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
