package org.matricula.policy;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// 规则参数: something a school may set for itself within the law. The module that reads it declares
/// it, with its bounds and the sentence that allows or demands it.
///
/// The words for it are the message keys `policy.<key>` and, where it needs one,
/// `policy.<key>.hint`.
public sealed interface Policy<T> permits NumberPolicy, DaysPolicy, TextPolicy, FlagPolicy {

    /// Such as `leave.most-times`.
    String key();

    /// The law's name and article, or where else it comes from.
    String source();

    /// The value before anybody has set another.
    T builtIn();

    /// What an education type (`school`, `college`, `open`) has instead, before anybody sets it.
    Map<String, T> builtInByEducation();

    /// @return empty where the text is not a value within bounds
    Optional<T> read(String text);

    default String write(T value) {
        return String.valueOf(value);
    }

    /// The bounds as words or a pattern, for the form.
    String bounds();

    default T builtIn(@Nullable String education) {
        var own = education == null ? null : builtInByEducation().get(education);
        return own == null ? builtIn() : own;
    }

    static NumberPolicy number(String key, int builtIn, int least, int most) {
        return new NumberPolicy(key, builtIn, least, most, "", Map.of());
    }

    /// A span in days; the declaring module says in its words whether working or calendar ones.
    static DaysPolicy days(String key, int builtIn, int least, int most) {
        return new DaysPolicy(key, builtIn, least, most, "", Map.of());
    }

    static TextPolicy text(String key, String builtIn, String pattern) {
        return new TextPolicy(key, builtIn, Pattern.compile(pattern), "", Map.of());
    }

    static FlagPolicy flag(String key, boolean builtIn) {
        return new FlagPolicy(key, builtIn, "", Map.of());
    }
}
