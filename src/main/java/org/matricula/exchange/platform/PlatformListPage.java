package org.matricula.exchange.platform;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refused;
import org.matricula.page.Choice;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 平台名单: made, taken away, and the differences that came back.
@Controller
@RequestMapping("/exchange/platform-lists")
@OpenToPlatforms
class PlatformListPage {

    private static final int SHOWN = 50;
    private static final int LINES = 200;
    private static final String FORM = "exchange/platform-lists";

    private final PlatformLists lists;
    private final PlatformLayouts layouts;
    private final PlatformDesk desk;
    private final Problems problems;
    private final MessageSource messages;
    private final Clock clock;

    PlatformListPage(
            PlatformLists lists,
            PlatformLayouts layouts,
            PlatformDesk desk,
            Problems problems,
            MessageSource messages,
            Clock clock) {
        this.lists = lists;
        this.layouts = layouts;
        this.desk = desk;
        this.problems = problems;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model, Locale locale) {
        var today = LocalDate.now(clock);
        return form(
                model,
                locale,
                new PlatformDesk.Wish(null, null, today.minusYears(1).plusDays(1), today),
                List.of());
    }

    private String form(Model model, Locale locale, PlatformDesk.Wish wish, List<Line> lines) {
        var schools = lists.schools();
        model.addAttribute("wish", wish);
        model.addAttribute("lines", lines);
        model.addAttribute(
                "schools",
                schools.stream().map(it -> new Choice(it.id().toString(), it.name())).toList());
        model.addAttribute(
                "layouts",
                layouts.all().stream()
                        .filter(layout ->
                                schools.stream()
                                        .anyMatch(
                                                it -> layout.educations().contains(it.education())))
                        .map(it ->
                                new Choice(
                                        it.key(), say("platform-list.layout." + it.key(), locale)))
                        .toList());
        model.addAttribute("made", lists.latest(SHOWN));
        return FORM;
    }

    @PostMapping
    String make(
            @RequestParam(required = false) @Nullable UUID institution,
            @RequestParam(required = false) @Nullable String layout,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate to,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Locale locale) {
        var wish = new PlatformDesk.Wish(institution, layout, from, to);
        try {
            var id = desk.make(wish);
            redirect.addFlashAttribute("flash", say("platform-list.made", locale));
            return "redirect:/exchange/platform-lists/" + id;
        } catch (Refused refused) {
            response.setStatus(Problems.status(refused).value());
            return form(model, locale, wish, problems.lines(refused, locale));
        }
    }

    @GetMapping("/{list}")
    String show(@PathVariable UUID list, Model model) {
        var it = lists.list(list);
        model.addAttribute("list", it);
        model.addAttribute("lines", lists.lines(list, LINES));
        model.addAttribute("photographs", layouts.get(it.layout()).photographs() != null);
        return "exchange/platform-list";
    }

    /// @param as `xlsx`, `dbf` or `zip`
    @PostMapping("/{list}/list.{as}")
    void take(
            @PathVariable UUID list,
            @PathVariable String as,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response)
            throws IOException {
        var it = lists.list(list);
        var type =
                switch (as) {
                    case "xlsx" ->
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                    case "dbf" -> "application/octet-stream";
                    case "zip" -> "application/zip";
                    default -> throw new Absent("list");
                };
        var out = new java.io.ByteArrayOutputStream();
        if (as.equals("zip")) {
            var packed = Files.createTempFile("photographs", ".zip");
            try {
                try (var file = Files.newOutputStream(packed)) {
                    desk.photographs(list, reason, file);
                }
                response.setContentType(type);
                name(response, it.layout() + "." + as);
                Files.copy(packed, response.getOutputStream());
            } finally {
                Files.deleteIfExists(packed);
            }
            return;
        }
        desk.write(list, as, reason, out);
        response.setContentType(type);
        name(response, it.layout() + "." + as);
        out.writeTo(response.getOutputStream());
    }

    private static void name(HttpServletResponse response, String name) {
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }

    @PostMapping("/{list}/answer")
    String answer(
            @PathVariable UUID list,
            @RequestParam(required = false) @Nullable MultipartFile result,
            @RequestParam(defaultValue = "false") boolean export,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        var differ = desk.answer(list, result == null ? new byte[0] : result.getBytes(), export);
        redirect.addFlashAttribute("flash", say("platform-list.loaded", locale, differ));
        return "redirect:/exchange/platform-lists/" + list;
    }

    @PostMapping("/{list}/lines/{line}/solve")
    String solve(
            @PathVariable UUID list,
            @PathVariable UUID line,
            @RequestParam(defaultValue = "") String solution,
            RedirectAttributes redirect,
            Locale locale) {
        desk.solve(line, solution);
        redirect.addFlashAttribute("flash", say("platform-list.solved", locale));
        return "redirect:/exchange/platform-lists/" + list;
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
