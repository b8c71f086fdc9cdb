package org.matricula.sheet;

/// What the guard says of an upload.
public sealed interface Verdict {

    record Admitted(SheetFile file) implements Verdict {}

    record TurnedAway(SheetProblem problem) implements Verdict {}
}
