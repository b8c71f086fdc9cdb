package org.matricula.teaching.staff;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Terms;
import org.matricula.curriculum.OpenToPlanners;
import org.matricula.kernel.Acting;
import org.matricula.page.Choice;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.matricula.teaching.OpenToQuality;
import org.matricula.teaching.quality.WatchTeaching;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 师资队伍.
@Controller
@RequestMapping("/teachers")
@OpenToQuality
class TeachersPage {

    private final KeepTeachers keep;
    private final WatchTeaching watch;
    private final Terms terms;
    private final MessageSource messages;

    TeachersPage(KeepTeachers keep, WatchTeaching watch, Terms terms, MessageSource messages) {
        this.keep = keep;
        this.watch = watch;
        this.terms = terms;
        this.messages = messages;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable UUID term, Model model) {
        var it = keep.term(term);
        model.addAttribute("teachers", it == null ? List.of() : keep.of(it.id()));
        model.addAttribute("term", it == null ? "" : it.id().toString());
        var place = Acting.now().unit();
        model.addAttribute(
                "terms",
                place == null
                        ? List.of()
                        : terms.of(place).stream()
                                .map(one ->
                                        new Choice(
                                                one.id().toString(), one.year() + " " + one.name()))
                                .toList());
        return "teaching/teachers";
    }

    @GetMapping("/{account}")
    String show(@PathVariable UUID account, Model model) {
        model.addAttribute("view", keep.show(account));
        model.addAttribute("inspections", watch.of(account));
        model.addAttribute(
                "mayKeep",
                Acting.now().holds("department-registrar", "registrar", "academic-office-head"));
        return "teaching/teacher";
    }

    @PostMapping("/{account}")
    @OpenToPlanners
    String keep(
            @PathVariable UUID account,
            @RequestParam(defaultValue = "") String rank,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String degree,
            @RequestParam(defaultValue = "") String field,
            RedirectAttributes redirect,
            Locale locale) {
        keep.keep(account, rank, title, degree, field);
        redirect.addFlashAttribute("flash", messages.getMessage("teaching.saved", null, locale));
        return "redirect:/teachers/" + account;
    }

    @GetMapping("/list.xlsx")
    void sheet(
            @RequestParam(required = false) @Nullable UUID term,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var it = keep.term(term);
        var out = new ByteArrayOutputStream();
        var heads =
                Stream.of(
                                "page.name",
                                "teaching.office",
                                "teaching.rank",
                                "teaching.title",
                                "teaching.courses",
                                "teaching.tasks",
                                "coursework.students",
                                "teaching.hours")
                        .map(key -> messages.getMessage(key, null, locale))
                        .toList();
        try (var sheet =
                SheetWriter.xlsx(
                        out,
                        SheetDesign.of(
                                messages.getMessage("teaching.staff", null, locale), heads))) {
            for (var one : it == null ? List.<TeacherProfiles.Teacher>of() : keep.of(it.id())) {
                sheet.row(
                        Arrays.asList(
                                one.name(),
                                one.office(),
                                messages.getMessage("teaching.rank." + one.rank(), null, locale),
                                one.title(),
                                one.courses(),
                                one.tasks(),
                                one.students(),
                                one.hours()));
            }
        }
        response.setContentType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"teachers.xlsx\"");
        response.getOutputStream().write(out.toByteArray());
    }
}
