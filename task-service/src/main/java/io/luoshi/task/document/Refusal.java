package io.luoshi.task.document;

import java.util.List;

/** A file is not read; says why. */
public final class Refusal extends RuntimeException {

    /** Why a file is not read. The names travel between processes and are, in lower case, the codes of problems. */
    public enum Reason {
        /** Nothing but blanks. */
        EMPTY_FILE,
        /** A picture, an archive, a program: not among the documents that are read. */
        NOT_A_DOCUMENT,
        /** Word or Excel before 2007, rich text, web archive. Arguments: the form to save it as. */
        OUTDATED_FORMAT,
        /** The name claims another format than the content has. Arguments: the one claimed, the one found. */
        FORMAT_MISMATCH,
        /** Needs a password. */
        ENCRYPTED_DOCUMENT,
        /** Holds a program. */
        DOCUMENT_WITH_MACROS,
        /** Its XML declares a document type, through which other files could be drawn in. */
        DOCUMENT_WITH_ENTITIES,
        /** Unpacks to far more than a document holds. Arguments: the most that is unpacked, in MB. */
        INFLATED_DOCUMENT,
        /** More text than a notice has. Arguments: the most that is read, in characters. */
        TOO_MUCH_TEXT,
        /** Pictures of pages; their text would have to be recognised first. */
        DOCUMENT_WITHOUT_TEXT,
        /** Breaks the rules of its own format. */
        DAMAGED_DOCUMENT,
        /** Reading it took too much time or memory and was stopped. */
        DOCUMENT_TOO_COMPLEX,
        /** No numbered task in it. Arguments: its length in characters. */
        NO_TASKS_FOUND,
        /** More tasks than a plan may have. Arguments: how many, the most. */
        TOO_MANY_TASKS,
        /** More units, indicators and doubts than a notice can have. Arguments: how many, the most. */
        TOO_MANY_ITEMS,
        /** As many documents as allowed are being read. */
        READERS_BUSY
    }

    private final Reason reason;
    private final transient List<String> arguments;

    public Refusal(Reason reason, Object... arguments) {
        super(reason.name());
        this.reason = reason;
        this.arguments = List.of(arguments).stream().map(String::valueOf).toList();
    }

    public Reason reason() {
        return reason;
    }

    public List<String> arguments() {
        return arguments;
    }
}
