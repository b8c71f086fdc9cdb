package org.matricula.exam.plan;

import ai.timefold.solver.core.api.score.stream.ConstraintJustification;
import java.util.List;
import org.matricula.kernel.Refusal;

/// What a plan breaks, in words: the message key `refusal.exam.plan.<code>`.
record Breach(String code, List<String> args) implements ConstraintJustification {

    static Breach of(String code, Object... args) {
        return new Breach(code, List.of(args).stream().map(String::valueOf).toList());
    }

    Refusal refusal() {
        return Refusal.rule("exam.plan." + code, args.toArray());
    }
}
