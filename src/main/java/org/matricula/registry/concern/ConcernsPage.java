package org.matricula.registry.concern;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/// 班级学情.
@Controller
@OpenToConcerns
class ConcernsPage {

    private final ReadConcerns read;

    ConcernsPage(ReadConcerns read) {
        this.read = read;
    }

    @GetMapping("/students/concerns")
    String show(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "") String only,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        model.addAttribute("view", read.shown(unit, only, locale));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return "registry/concerns";
    }

    @GetMapping("/api/v1/students/concerns")
    @ResponseBody
    ConcernView list(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "") String only,
            Locale locale) {
        return read.of(unit, only, locale);
    }
}
