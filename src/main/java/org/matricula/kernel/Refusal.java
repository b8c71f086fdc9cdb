package org.matricula.kernel;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Why a thing may not be done: the message key `refusal.<code>`, with what fills it in. A key
/// `refusal.<code>.source` quotes the sentence of the regulation, `refusal.<code>.remedy` says what
/// to do.
///
/// @param field the form field it belongs to, if any
/// @param kind whether a rule forbids it, the state does not allow it, or the input is unreadable
public record Refusal(String code, List<Object> args, @Nullable String field, Kind kind) {

    public enum Kind {
        /// 422: understood, but against a rule.
        RULE,
        /// 409: somebody was first, or the state does not allow it.
        CONFLICT,
        /// 400: the input itself cannot be read.
        INPUT,
        /// 403: this person may not do it.
        FORBIDDEN
    }

    public Refusal {
        args = List.copyOf(args);
    }

    public static Refusal rule(String code, Object... args) {
        return new Refusal(code, List.of(args), null, Kind.RULE);
    }

    public static Refusal conflict(String code, Object... args) {
        return new Refusal(code, List.of(args), null, Kind.CONFLICT);
    }

    public static Refusal input(String field, String code, Object... args) {
        return new Refusal(code, List.of(args), field, Kind.INPUT);
    }

    public static Refusal forbidden(String code, Object... args) {
        return new Refusal(code, List.of(args), null, Kind.FORBIDDEN);
    }

    public static @Nullable Refusal when(boolean refused, String code, Object... args) {
        return refused ? rule(code, args) : null;
    }

    public Refusal at(String where) {
        return new Refusal(code, args, where, kind);
    }

    public static List<Refusal> all(@Nullable Refusal... refusals) {
        return Stream.of(refusals).filter(Objects::nonNull).toList();
    }
}
