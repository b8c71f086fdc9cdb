package org.matricula.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Scope;

/// Which of their wards a guardian of several looks at: the API says it in a header, a page
/// remembers it in the session, and without either it is all of them. It narrows what is reached
/// and never widens it, so that a link that is revoked closes whatever was chosen.
public final class ChosenWard {

    public static final String HEADER = "X-Ward";
    private static final String KEY = "ward";

    private ChosenWard() {}

    public static Scope within(Scope whole, HttpServletRequest request) {
        var header = request.getHeader(HEADER);
        var wish = header == null ? remembered(request) : header;
        if (wish == null || whole.persons().isEmpty()) {
            return whole;
        }
        return whole.persons().stream()
                .filter(it -> it.toString().equals(wish))
                .findFirst()
                .map(it -> new Scope(whole.lo(), whole.hi(), List.of(it)))
                .orElse(header == null ? whole : Scope.NOTHING);
    }

    private static @Nullable String remembered(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(KEY);
    }

    /// @param ward null for all of them again
    public static void remember(@Nullable UUID ward, HttpServletRequest request) {
        var session = request.getSession();
        if (ward == null) {
            session.removeAttribute(KEY);
        } else {
            session.setAttribute(KEY, ward.toString());
        }
    }
}
