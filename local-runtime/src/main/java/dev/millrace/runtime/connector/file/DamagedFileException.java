package dev.millrace.runtime.connector.file;

import java.io.IOException;

/** A file is there and may be read, but what it holds cannot be unpacked. The message names it and says what to do. */
public final class DamagedFileException extends IOException {

    private static final long serialVersionUID = 1;

    DamagedFileException(String message, IOException cause) {
        super(message, cause);
    }
}
