package org.matricula.sheet;

import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;

/// Thrown while a sheet is being read, when it turns out not to be what the guard was shown, or to
/// go beyond a limit: refused to the person who sent the file, in a sentence, like what the guard
/// turns away.
public class UnreadableSheet extends Refused {

    private static final String KEY = "import.file.";

    private final transient SheetProblem problem;

    UnreadableSheet(SheetProblem problem) {
        super(Refusal.rule(KEY + problem.code(), problem.args().toArray()).at("file"));
        this.problem = problem;
    }

    UnreadableSheet(SheetProblem problem, Throwable cause) {
        this(problem);
        initCause(cause);
    }

    static UnreadableSheet broken(Throwable cause) {
        return new UnreadableSheet(SheetProblem.of("sheet.broken"), cause);
    }

    public SheetProblem problem() {
        return problem;
    }
}
