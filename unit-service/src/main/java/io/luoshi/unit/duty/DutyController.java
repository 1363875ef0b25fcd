package io.luoshi.unit.duty;

import io.luoshi.starter.security.Caller;
import io.luoshi.starter.web.DomainProblem;
import io.luoshi.starter.web.IfMatch;
import io.luoshi.unit.register.Limits;
import io.luoshi.unit.register.Period;
import io.luoshi.unit.register.StandIn;
import io.luoshi.unit.register.StandIn.Colleague;
import io.luoshi.unit.register.Unit;
import io.luoshi.unit.register.UnitView;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Successors and substitutes of a person in a unit. Each answers with the unit as it is then. */
@RestController
@RequestMapping("/api/units/{unit}/people/{person}")
class DutyController {

    private final DutyService duties;

    DutyController(DutyService duties) {
        this.duties = duties;
    }

    /**
     * A colleague, as the register is to know him; mails are Chinese unless {@code language} is {@code en}.
     *
     * @param email also the name under which he is invited, unless another is given then
     */
    record Newcomer(
            @NotBlank @Size(max = Limits.NAME) @Pattern(regexp = Limits.ONE_LINE)
            String name,

            @NotBlank @Size(max = Limits.EMAIL) @Pattern(regexp = Limits.MAILBOX)
            String email,

            @Nullable @Pattern(regexp = "zh|en") String language) {

        Colleague colleague() {
            return new Colleague(name.strip(), email.strip(), language == null ? "zh" : language);
        }
    }

    /** @param from the successor's first day; the day before is the predecessor's last */
    record NameSuccessor(
            @NotNull @Valid Newcomer successor, @NotNull LocalDate from) {}

    /**
     * @param person id of one whom the unit's register knows; left out for a colleague
     * @param colleague left out when a person is named
     * @param from the first day
     * @param until the last day
     */
    record NameSubstitute(
            @Nullable String person,
            @Nullable @Valid Newcomer colleague,
            @NotNull LocalDate from,
            @NotNull LocalDate until) {

        StandIn standIn() {
            if ((person == null) == (colleague == null)) {
                throw new DomainProblem("substitute-unclear", HttpStatus.UNPROCESSABLE_CONTENT);
            }
            return new StandIn(person, colleague == null ? null : colleague.colleague(), new Period(from, until));
        }
    }

    @PostMapping("/successor")
    @Operation(
            summary = "Hands a duty over: the predecessor's ends the day before, the successor's begins",
            description =
                    "Assignments, reports and API clients are the unit's and stay with it; reminders go to whoever has the "
                            + "duty on the day. Repeating changes nothing.")
    ResponseEntity<UnitView> succeed(
            @PathVariable String unit,
            @PathVariable String person,
            @Valid @RequestBody NameSuccessor wanted,
            Caller caller) {
        Colleague successor = wanted.successor().colleague();
        return answer(duties.succeed(unit, person, successor, wanted.from(), caller), caller);
    }

    @PostMapping("/substitutes")
    @Operation(
            summary = "Names who stands in for a person on some days, with that person's role",
            description = "A person names his own; an administrator anybody's. Repeating changes nothing.")
    ResponseEntity<UnitView> nameSubstitute(
            @PathVariable String unit,
            @PathVariable String person,
            @Valid @RequestBody NameSubstitute wanted,
            Caller caller) {
        return answer(duties.nameSubstitute(unit, person, wanted.standIn(), caller), caller);
    }

    @DeleteMapping("/substitutes/{substitute}")
    @Operation(summary = "Somebody stands in for the person no more, from now on; repeating changes nothing")
    ResponseEntity<UnitView> withdrawSubstitute(
            @PathVariable String unit, @PathVariable String person, @PathVariable String substitute, Caller caller) {
        return answer(duties.withdrawSubstitute(unit, person, substitute, caller), caller);
    }

    private static ResponseEntity<UnitView> answer(Unit unit, Caller caller) {
        return ResponseEntity.ok().eTag(IfMatch.etag(unit)).body(UnitView.of(unit, caller.reach()));
    }
}
