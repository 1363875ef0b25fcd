package io.luoshi.task.importing;

import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.FieldProblem;
import io.luoshi.task.PlanId;
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

    static ImportProblem notRead(String id) {
        return new ImportProblem(HttpStatus.CONFLICT, "import-not-read", id);
    }

    static ImportProblem nothingToRevise(String id) {
        return new ImportProblem(HttpStatus.NOT_FOUND, "nothing-to-revise", id);
    }

    static ImportProblem confirmed(String id, PlanId plan) {
        return new ImportProblem(HttpStatus.CONFLICT, "import-confirmed", id, plan);
    }

    /** A stored failure, told again. */
    static ImportProblem failed(NoticeImport.Failure failure) {
        return new ImportProblem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                failure.code(),
                failure.arguments().toArray());
    }

    static ImportProblem invalid(List<FieldProblem> fields) {
        return new ImportProblem(HttpStatus.UNPROCESSABLE_CONTENT, fields, "invalid");
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
