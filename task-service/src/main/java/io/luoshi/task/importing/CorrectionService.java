package io.luoshi.task.importing;

import io.luoshi.starter.security.Caller;
import io.luoshi.starter.web.FieldProblem;
import io.luoshi.starter.web.IfMatch;
import io.luoshi.task.Changes;
import io.luoshi.task.Stamp;
import io.luoshi.task.reading.NoticeFiles;
import io.luoshi.task.reading.Reading;
import io.luoshi.task.unit.KnownUnits;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/** Lets people correct what was read, and lets the reader read again without losing that. */
@Service
class CorrectionService {

    private final Changes<NoticeImport> changes;
    private final NoticeFiles files;
    private final KnownUnits units;
    private final NamedUnits named;
    private final Clock clock;

    CorrectionService(NoticeImports imports, NoticeFiles files, KnownUnits units, NamedUnits named, Clock clock) {
        this.changes = new Changes<>(imports, ImportProblem::unknownImport);
        this.files = files;
        this.units = units;
        this.named = named;
        this.clock = clock;
    }

    /** Applies a merge patch to the draft; nothing of it if any of it is wrong. */
    NoticeImport correct(String id, ObjectNode patch, @Nullable String ifMatch, Caller caller) {
        Stamp stamp = new Stamp(caller.name(), clock.instant());
        return changes.apply(id, corrected -> {
            IfMatch.check(ifMatch, corrected);
            refuseUnread(corrected);
            DraftTree now = corrected.corrected();
            List<Correction> wanted = now.changes(patch, stamp);
            check(now.with(wanted).draft());
            return corrected.correct(wanted);
        });
    }

    private void check(Draft draft) {
        DraftRules.check(draft);
        List<FieldProblem> strangers = named
                .strangers(List.copyOf(draft.unitNames().values()))
                .stream()
                .map(unit -> new FieldProblem("unitNames", unit, "no-such-unit"))
                .toList();
        if (!strangers.isEmpty()) {
            throw ImportProblem.invalid(strangers);
        }
    }

    /** Reads the text again, with the reader and the register of today; every correction stays. */
    NoticeImport readAgain(String id, @Nullable String ifMatch) {
        return changes.apply(id, again -> {
            IfMatch.check(ifMatch, again);
            refuseUnread(again);
            Reading read = files.readAgain(again.reading(), units.names());
            return again.readAgain(read, CarriedOver.of(again, read.notice()));
        });
    }

    private static void refuseUnread(NoticeImport upload) {
        if (upload.state() != ImportState.READ) {
            throw ImportProblem.notRead(upload.id());
        }
    }
}
