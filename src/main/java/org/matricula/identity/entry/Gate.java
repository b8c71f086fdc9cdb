package org.matricula.identity.entry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.identity.password.PasswordRules;
import org.matricula.page.ApiProblems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Whoever still owes a one-time code, must change their password, or must turn one-time codes on,
/// is let through to that alone.
@Component
class Gate {

    static final String CODE = "/sign-in/code";
    static final String PASSWORD = "/account/password";
    static final String ENROLMENT = "/account/otp";

    private static final List<String> ALWAYS =
            List.of(
                    "/css/",
                    "/js/",
                    "/img/",
                    "/icons.svg",
                    "/webjars/",
                    "/_static/",
                    "/favicon.ico",
                    "/error",
                    "/sign-out");
    private static final List<String> WHILE_CHANGING =
            List.of(PASSWORD, "/api/v1/me", "/api/v1/tokens/current");

    private final PasswordRules rules;
    private final EntrySettings settings;
    private final ApiProblems problems;

    Gate(PasswordRules rules, EntrySettings settings, ApiProblems problems) {
        this.rules = rules;
        this.settings = settings;
        this.problems = problems;
    }

    /// @return where to go first, null where nothing is owed
    @Nullable String owed(Posts.Standing standing, HttpServletRequest request) {
        var path = request.getRequestURI();
        var token = BearerFilter.token(request) != null;
        var entered = Entered.of(request);
        if (begins(path, ALWAYS) || entered == Entered.ELSEWHERE) {
            return null;
        }
        if (!token && standing.otp() && entered != Entered.BY_CODE) {
            return path.equals(CODE) ? null : CODE;
        }
        var opens = token && settings.initialPasswordOpens();
        var mustChange = standing.mustChange() && !opens || rules.outworn(standing.changedAt());
        if (mustChange) {
            return begins(path, WHILE_CHANGING) ? null : PASSWORD;
        }
        var enrols = path.equals(ENROLMENT) || path.startsWith(ENROLMENT + "/");
        return codesDue(standing) && !enrols && !begins(path, WHILE_CHANGING) ? ENROLMENT : null;
    }

    /// 双因素: some posts are held with one-time codes only (GB/T 22239-2019 8.1.4.1 d).
    private boolean codesDue(Posts.Standing standing) {
        return !standing.otp()
                && standing.posts().stream()
                        .anyMatch(it -> settings.codesRequiredOf().contains(it.role()));
    }

    void send(String owed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (ApiProblems.concerns(request)) {
            var code =
                    switch (owed) {
                        case CODE -> "sign-in.code-owed";
                        case ENROLMENT -> "sign-in.codes-owed";
                        default -> "sign-in.password-owed";
                    };
            problems.write(HttpStatus.FORBIDDEN, code, request, response);
        } else if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", owed);
        } else {
            response.sendRedirect(owed);
        }
    }

    private static boolean begins(String path, List<String> beginnings) {
        return beginnings.stream()
                .anyMatch(
                        it -> path.equals(it) || path.startsWith(it.endsWith("/") ? it : it + "/"));
    }
}
