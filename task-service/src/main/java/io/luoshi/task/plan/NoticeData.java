package io.luoshi.task.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a notice says of itself.
 *
 * @param documentNumber 文号 as written
 * @param documentKey the same for every upload of one document: two plans with one key cannot be
 * @param importId the upload it was read from
 */
public record NoticeData(
        String title,
        @Nullable String documentNumber,
        String documentKey,
        @Nullable String issuer,
        @Nullable LocalDate issuedOn,
        List<Chapter> chapters,
        String importId) {}
