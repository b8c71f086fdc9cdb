package org.matricula.vault;

/// A sealed value that does not open: damaged, moved from another row, or its key is missing.
public class Unopened extends RuntimeException {

    Unopened(String why) {
        super(why);
    }

    Unopened(String why, Throwable cause) {
        super(why, cause);
    }
}
