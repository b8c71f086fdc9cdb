package org.matricula.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/// Problems told before a request reaches its handler, in the interface's own form.
@Component
public class ApiProblems {

    private final JsonMapper json;
    private final MessageSource messages;
    private final LocaleResolver locales;

    ApiProblems(JsonMapper json, MessageSource messages, LocaleResolver locales) {
        this.json = json;
        this.messages = messages;
        this.locales = locales;
    }

    /// Whether the interface is asked, and not a page.
    public static boolean concerns(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    /// @param code the refusal's code
    public void write(
            HttpStatus status,
            String code,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Locale locale = locales.resolveLocale(request);
        var problem = ProblemDetail.forStatus(status);
        problem.setType(Problems.PLAIN);
        problem.setTitle(
                messages.getMessage(
                        "page.problem." + status.value(), null, status.getReasonPhrase(), locale));
        problem.setDetail(messages.getMessage("refusal." + code, null, code, locale));
        problem.setProperty("rule", code);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (status == HttpStatus.UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        Problems.retryAfter(status)
                .ifPresent(it -> response.setHeader(HttpHeaders.RETRY_AFTER, it));
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
