package io.luoshi.gateway.problem;

import io.luoshi.gateway.Language;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.validation.annotation.Validated;

/**
 * Every problem code of the system, the services' included: {@code problems.yml}.
 *
 * @param entries by code
 */
@Validated
@ConfigurationProperties("catalogue")
public record ProblemCatalogue(@NotEmpty @Name("problems") Map<String, @Valid Entry> entries) {

    /**
     * What a code means.
     *
     * @param status the HTTP status it comes with
     */
    public record Entry(
            int status,
            @NotNull @Valid Text zh,
            @NotNull @Valid Text en) {

        public Text in(Language language) {
            return language == Language.EN ? en : zh;
        }
    }

    /**
     * A code in one language.
     *
     * @param title what it means
     * @param help what the caller can do
     */
    public record Text(@NotBlank String title, @NotBlank String help) {}

    public Optional<Entry> find(String code) {
        return Optional.ofNullable(entries.get(code));
    }

    /** The entry of a code that is known to exist. */
    Entry get(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("problems.yml lacks " + code));
    }
}
