package org.matricula.identity.entry;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// How a session was entered; the session keeps it.
public enum Entered {
    /// By password alone: a one-time code may still be owed.
    BY_PASSWORD,
    /// By password and one-time code.
    BY_CODE,
    /// By a service that answers for its own proofs.
    ELSEWHERE;

    private static final String KEY = "entered";

    public void remember(HttpServletRequest request) {
        request.getSession().setAttribute(KEY, name());
    }

    static @Nullable Entered of(HttpServletRequest request) {
        var session = request.getSession(false);
        var name = session == null ? null : (String) session.getAttribute(KEY);
        return name == null ? null : valueOf(name);
    }
}
