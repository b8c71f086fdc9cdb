package org.matricula.registry.person;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.OpenToReaders;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 信息变更记录 of one student.
@Controller
@OpenToReaders
@RequestMapping("/students/{number}/former-values")
class FormerValuesPage {

    private final FormerValues values;

    FormerValuesPage(FormerValues values) {
        this.values = values;
    }

    @GetMapping
    String show(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String institution,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        return page(values.read(number, institution, null, locale), institution, model, response);
    }

    /// In clear for once, with a line in the ledger.
    @PostMapping("/unmask")
    String unmask(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        return page(values.read(number, institution, reason, locale), institution, model, response);
    }

    private static String page(
            FormerValues.Shown it,
            @Nullable String institution,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("it", it);
        model.addAttribute(
                "place",
                institution == null
                        ? ""
                        : "?institution=" + URLEncoder.encode(institution, StandardCharsets.UTF_8));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return "registry/former-values";
    }
}
