package org.matricula.registry.person;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.OpenToLookers;
import org.matricula.registry.OpenToReaders;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 学生档案: one student's file.
@Controller
@OpenToReaders
class StudentPage {

    private final ReadFile readFile;
    private final FileViews views;
    private final StudentFiles files;

    StudentPage(ReadFile readFile, FileViews views, StudentFiles files) {
        this.readFile = readFile;
        this.views = views;
        this.files = files;
    }

    /// The student's own file, or the first of a guardian's wards; both may have several.
    @GetMapping("/own-files")
    String own(Model model) {
        model.addAttribute("files", files.own());
        return "registry/own";
    }

    @GetMapping("/students/{number}")
    @OpenToLookers
    String show(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate known,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        return page(
                readFile.read(number, institution, null),
                institution,
                known,
                model,
                locale,
                response);
    }

    /// In clear for once: nothing is remembered, the next look is masked again.
    @PostMapping("/students/{number}/unmask")
    String unmask(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        return page(
                readFile.read(number, institution, reason),
                institution,
                null,
                model,
                locale,
                response);
    }

    private String page(
            ReadFile.Opened file,
            @Nullable String institution,
            @Nullable LocalDate known,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        var place =
                institution == null
                        ? ""
                        : "?institution=" + URLEncoder.encode(institution, StandardCharsets.UTF_8);
        model.addAttribute("view", views.of(file, place, known, locale));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return "registry/student";
    }
}
