package org.matricula.kernel;

import java.util.List;

/// Thrown by an operation whose refusals are not empty. Rolls back; the web shell shows every
/// reason at once.
public class Refused extends RuntimeException {

    private final transient List<Refusal> refusals;

    public Refused(Refusal... refusals) {
        this(List.of(refusals));
    }

    public Refused(List<Refusal> refusals) {
        super(refusals.stream().map(Refusal::code).toList().toString());
        this.refusals = List.copyOf(refusals);
    }

    public static void unlessEmpty(List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            throw new Refused(refusals);
        }
    }

    public List<Refusal> refusals() {
        return refusals;
    }
}
