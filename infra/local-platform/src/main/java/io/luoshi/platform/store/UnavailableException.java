package io.luoshi.platform.store;

import de.bwaldvogel.mongo.exception.MongoServerError;

/** The store cannot do what it was asked for now, through no fault of the request. Clients see the code 14031. */
public final class UnavailableException extends MongoServerError {

    private static final long serialVersionUID = 1L;

    private static final int OUT_OF_DISK_SPACE = 14031;

    UnavailableException(String message, Throwable cause) {
        super(OUT_OF_DISK_SPACE, "OutOfDiskSpace", message, cause);
    }

    UnavailableException(String message) {
        super(OUT_OF_DISK_SPACE, "OutOfDiskSpace", message);
    }
}
