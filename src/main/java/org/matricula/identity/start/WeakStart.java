package org.matricula.identity.start;

import java.util.List;

/// The program refuses to start in production, and says everything that is weak.
public class WeakStart extends RuntimeException {

    WeakStart(List<String> lines) {
        super(String.join(System.lineSeparator(), lines));
    }
}
