package org.matricula.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// What the container itself refuses, or a filter, looks like everything else that goes wrong.
@Controller
class ErrorPage implements ErrorController {

    private final Problems problems;

    ErrorPage(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    @Allowed(Allowed.PUBLIC)
    Object show(HttpServletRequest request, Locale locale) {
        var status =
                Optional.ofNullable(
                                (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                        .map(HttpStatus::resolve)
                        .orElse(HttpStatus.NOT_FOUND);
        var asked = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var api = asked != null && asked.startsWith("/api/");
        return problems.answer(status, List.<Line>of(), api, locale);
    }
}
