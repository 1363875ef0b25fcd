package io.luoshi.unit.list;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit as a list states it, not checked yet: all text, so that every mistake of a list can be told at once.
 *
 * @param id of a known unit, which is then renamed where the name is another; left out: found by the name
 * @param name finds a known unit by name or alias
 * @param kind left out: unchanged; for a new unit told from its name
 * @param aliases added to those known; a list takes none away
 * @param people the unit's people from now on; left out: unchanged
 */
record StatedUnit(
        @Schema(example = "U-042") @Nullable String id,
        @Schema(example = "区教育局") @Nullable String name,

        @Schema(description = "A kind or its Chinese name", example = "DEPARTMENT") @Nullable
        String kind,

        @Nullable List<@Nullable String> aliases,
        @Nullable List<@Nullable StatedPerson> people) {

    /**
     * @param language of mails, {@code zh} when left out
     * @param from the first day in the role; left out: since ever
     * @param until the last day in it; left out: until further notice
     */
    record StatedPerson(
            @Nullable String name,

            @Schema(description = "A role or its Chinese name", example = "LIAISON_OFFICER") @Nullable
            String role,

            @Nullable String email,

            @Schema(allowableValues = {"zh", "en"}) @Nullable
            String language,

            @Schema(example = "2025-01-01") @Nullable String from,
            @Nullable String until) {}
}
