package io.luoshi.task.reading;

import io.luoshi.task.document.Refusal;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of reading a file, and how it travels from the process that read it: as a file. Exactly one part is there. */
record Outcome(@Nullable Reading reading, @Nullable Refusal refusal) {

    static Outcome of(Reading reading) {
        return new Outcome(reading, null);
    }

    static Outcome of(Refusal refusal) {
        return new Outcome(null, refusal);
    }

    void write(Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeBoolean(reading != null);
            if (reading != null) {
                out.write(reading.packed());
            } else if (refusal != null) {
                out.writeUTF(refusal.reason().name());
                for (String argument : refusal.arguments()) {
                    out.writeUTF(argument);
                }
            }
        }
    }

    static Reading readingOf(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            if (in.readBoolean()) {
                return Reading.unpacked(in.readAllBytes());
            }
            Refusal.Reason reason = Refusal.Reason.valueOf(in.readUTF());
            List<String> arguments = new ArrayList<>();
            while (in.available() > 0) {
                arguments.add(in.readUTF());
            }
            throw new Refusal(reason, arguments.toArray());
        }
    }
}
