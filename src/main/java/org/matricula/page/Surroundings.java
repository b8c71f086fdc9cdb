package org.matricula.page;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Actor;

/// What modules above tell the shell about the person and the day.
public interface Surroundings {

    /// The acting post as words, such as 学籍管理员 · 江州职业技术学院.
    default @Nullable String post(Actor actor) {
        return null;
    }

    /// The academic term and week as words.
    default @Nullable String term(Actor actor) {
        return null;
    }

    /// How many messages wait unread.
    default long unread(Actor actor) {
        return 0;
    }

    /// In what forms a paper of the school's may be had beside its PDF, such as `ofd`.
    default Set<String> formats() {
        return Set.of();
    }
}
