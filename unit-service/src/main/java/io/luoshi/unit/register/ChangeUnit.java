package io.luoshi.unit.register;

import io.luoshi.events.UnitEvent.PersonRole;
import io.luoshi.events.UnitEvent.UnitKind;
import io.luoshi.unit.register.UnitContent.Member;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The whole of a unit, as a caller states it. */
record ChangeUnit(
        @NotBlank @Size(max = Limits.NAME) @Pattern(regexp = Limits.ONE_LINE)
        String name,

        @NotNull UnitKind kind,

        @Nullable @Size(max = Limits.ALIASES)
        List<@NotBlank @Size(max = Limits.NAME) @Pattern(regexp = Limits.ONE_LINE) String> aliases,

        @Nullable @Size(max = Limits.PEOPLE) List<@NotNull @Valid ChangePerson> people) {

    /**
     * A person in a role; mails are Chinese unless {@code language} is {@code en}.
     *
     * @param from the first day on which he has the role; absent: since ever
     * @param until the last one; absent: until further notice
     */
    record ChangePerson(
            @NotBlank @Size(max = Limits.NAME) @Pattern(regexp = Limits.ONE_LINE)
            String name,

            @NotNull PersonRole role,

            @NotBlank @Size(max = Limits.EMAIL) @Pattern(regexp = Limits.MAILBOX)
            String email,

            @Nullable @Pattern(regexp = "zh|en") String language,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        Member member() {
            String spoken = language == null ? "zh" : language;
            return new Member(name.strip(), role, email.strip(), spoken, new Period(from, until));
        }
    }

    UnitContent content() {
        return new UnitContent(
                name.strip(),
                kind,
                aliases == null
                        ? List.of()
                        : aliases.stream().map(String::strip).toList(),
                people == null
                        ? List.of()
                        : people.stream().map(ChangePerson::member).toList());
    }
}
