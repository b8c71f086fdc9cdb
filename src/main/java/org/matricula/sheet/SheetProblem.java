package org.matricula.sheet;

import java.util.List;

/// What is wrong with a file or with one value: the message key `problem.<code>` with what fills it
/// in. The key `problem.<code>.remedy` says what to do about it.
public record SheetProblem(String code, List<Object> args) {

    public SheetProblem {
        args = List.copyOf(args);
    }

    static SheetProblem of(String code, Object... args) {
        return new SheetProblem(code, List.of(args));
    }
}
