package org.matricula.personal;

import java.util.List;

/// What is wrong with a name or a number: the message key `problem.<code>` with what fills it in,
/// and `problem.<code>.remedy` with what to do about it.
public record Problem(String code, List<Object> args, Severity severity) {

    /// Real registers hold legal exceptions, so only what can never be right is an error.
    public enum Severity {
        /// Worth a look; asks for nothing.
        NOTE,
        /// Kept only with a reason, and the reason is recorded.
        WARNING,
        /// Never kept.
        ERROR
    }

    public Problem {
        args = List.copyOf(args);
    }

    public static Problem note(String code, Object... args) {
        return new Problem(code, List.of(args), Severity.NOTE);
    }

    public static Problem warning(String code, Object... args) {
        return new Problem(code, List.of(args), Severity.WARNING);
    }

    public static Problem error(String code, Object... args) {
        return new Problem(code, List.of(args), Severity.ERROR);
    }

    public boolean needsReason() {
        return severity == Severity.WARNING;
    }

    public boolean forbids() {
        return severity == Severity.ERROR;
    }
}
