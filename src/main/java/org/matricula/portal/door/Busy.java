package org.matricula.portal.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.matricula.page.ApiProblems;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// 503, told without asking the database anything: no session, no shell around the words.
@Component
class Busy {

    private static final int STATUS = HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    private static final String SOON = "5";

    private final MessageSource messages;
    private final JsonMapper json;

    Busy(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
    }

    void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var locale = request.getLocale();
        var words = messages.getMessage("page.problem." + STATUS, null, locale);
        response.reset();
        response.setStatus(STATUS);
        response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (ApiProblems.concerns(request)) {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream()
                    .write(
                            json.writeValueAsBytes(
                                    Map.of(
                                            "type", "about:blank",
                                            "title", words,
                                            "status", STATUS,
                                            "detail", words)));
        } else {
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream()
                    .write(
                            "<!doctype html><html lang=\"%s\"><title>%s</title><h1>%s</h1></html>"
                                    .formatted(locale.getLanguage(), words, words)
                                    .getBytes(StandardCharsets.UTF_8));
        }
    }
}
