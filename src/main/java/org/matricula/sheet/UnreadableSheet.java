package org.matricula.sheet;

/// Thrown while a sheet is being read, when it turns out not to be what the guard was shown, or to
/// go beyond a limit. The problem has a sentence for the person who sent the file.
public class UnreadableSheet extends RuntimeException {

    private final transient SheetProblem problem;

    UnreadableSheet(SheetProblem problem) {
        super(problem.code());
        this.problem = problem;
    }

    UnreadableSheet(SheetProblem problem, Throwable cause) {
        super(problem.code(), cause);
        this.problem = problem;
    }

    static UnreadableSheet broken(Throwable cause) {
        return new UnreadableSheet(SheetProblem.of("sheet.broken"), cause);
    }

    public SheetProblem problem() {
        return problem;
    }
}
