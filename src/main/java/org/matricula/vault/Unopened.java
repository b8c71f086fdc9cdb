package org.matricula.vault;

/// A sealed value that does not open: damaged, moved from another row, or its key is missing.
public class Unopened extends RuntimeException {

    private final boolean keyless;

    Unopened(String why) {
        this(why, false);
    }

    Unopened(String why, boolean keyless) {
        super(why);
        this.keyless = keyless;
    }

    Unopened(String why, Throwable cause) {
        super(why, cause);
        this.keyless = false;
    }

    /// Whether its key is missing from the key file, so that it opens once the key is back.
    public boolean keyless() {
        return keyless;
    }
}
