package io.luoshi.task.importing;

import io.luoshi.task.PlanId;
import io.luoshi.task.Stamp;
import io.luoshi.task.notice.Notice;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One upload of a notice, kept for good: where a plan came from, and what was read from it at that time.
 *
 * @param idempotencyKey the caller's name for the upload: the same again is the same import
 * @param file the text that was uploaded; places count in it
 * @param notice what the reader made of it; this is what a person saw and what becomes the plan
 * @param plan the number that was set aside for its plan when it was first confirmed
 * @param confirmed absent until the plan is complete
 */
@Document("imports")
record NoticeImport(
        @Id String id,
        @Nullable String idempotencyKey,
        String fileName,
        NoticeFile file,
        Stamp uploaded,
        Notice notice,
        @Nullable PlanId plan,
        @Nullable Stamp confirmed) {}
