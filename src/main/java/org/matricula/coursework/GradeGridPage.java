package org.matricula.coursework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.curriculum.OpenToPlanners;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 成绩表: the grid as a plain form, for whoever has no script, its formula and its teachers.
@Controller
@RequestMapping("/teaching-tasks/{task}")
@Allowed("teacher")
class GradeGridPage {

    private final Tasks tasks;
    private final EnterGrades enterGrades;
    private final SetFormula setFormula;
    private final NameCoTeacher nameCoTeacher;
    private final GradeWords words;
    private final MessageSource messages;

    GradeGridPage(
            Tasks tasks,
            EnterGrades enterGrades,
            SetFormula setFormula,
            NameCoTeacher nameCoTeacher,
            GradeWords words,
            MessageSource messages) {
        this.tasks = tasks;
        this.enterGrades = enterGrades;
        this.setFormula = setFormula;
        this.nameCoTeacher = nameCoTeacher;
        this.words = words;
        this.messages = messages;
    }

    /// The whole grid in one round trip; the lists run side by side.
    @PostMapping("/grades")
    String save(
            @PathVariable UUID task,
            @RequestParam(name = "grade", required = false) @Nullable List<UUID> grades,
            @RequestParam(name = "version", required = false) @Nullable List<Integer> versions,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes redirect,
            Locale locale) {
        var ids = grades == null ? List.<UUID>of() : grades;
        if (versions == null ? !ids.isEmpty() : versions.size() != ids.size()) {
            throw new Refused(Refusal.input("grade", "grade.grid"));
        }
        var names =
                tasks.lines(tasks.get(task).id()).stream()
                        .collect(Collectors.toMap(GradeLine::id, GradeLine::name));
        var typed = new ArrayList<Typed>();
        var unread = new ArrayList<Refusal>();
        for (var i = 0; i < ids.size(); i++) {
            var name = names.get(ids.get(i));
            if (name == null) {
                throw new Absent("grade");
            }
            var reading = words.read(ids.get(i), versions.get(i), name, cells(form, i));
            typed.add(reading.typed());
            if (reading.wrong() != null) {
                unread.add(reading.wrong());
            }
        }
        Refused.unlessEmpty(unread);
        var saved = enterGrades.save(task, typed);
        return done(
                task,
                redirect,
                saved.conflicts().isEmpty()
                        ? text(locale, "coursework.saved")
                        : text(
                                locale,
                                "coursework.conflicts",
                                String.valueOf(saved.conflicts().size())));
    }

    @PostMapping("/formula")
    String formula(
            @PathVariable UUID task,
            @RequestParam int usual,
            @RequestParam(defaultValue = "0") int midterm,
            @RequestParam(defaultValue = "0") int practical,
            RedirectAttributes redirect,
            Locale locale) {
        setFormula.set(task, new Formula(usual, midterm, practical));
        return done(task, redirect, text(locale, "coursework.formula.done"));
    }

    /// @param teacher the teacher's account name
    @PostMapping("/co-teachers")
    @OpenToPlanners
    String name(
            @PathVariable UUID task,
            @RequestParam(defaultValue = "") String teacher,
            RedirectAttributes redirect,
            Locale locale) {
        nameCoTeacher.name(task, teacher);
        return done(task, redirect, text(locale, "coursework.co-teacher.named"));
    }

    @PostMapping("/co-teachers/{account}/dismiss")
    @OpenToPlanners
    String dismiss(
            @PathVariable UUID task,
            @PathVariable UUID account,
            RedirectAttributes redirect,
            Locale locale) {
        nameCoTeacher.dismiss(task, account);
        return done(task, redirect, text(locale, "coursework.co-teacher.dismissed"));
    }

    private static Map<String, String> cells(MultiValueMap<String, String> form, int i) {
        var cells = new HashMap<String, String>();
        for (var name : List.of("usual", "midterm", "practical", "exam", "mark")) {
            var column = form.get(name);
            if (column != null && i < column.size()) {
                cells.put(name, column.get(i));
            }
        }
        return cells;
    }

    private String text(Locale locale, String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    private static String done(UUID task, RedirectAttributes redirect, String words) {
        redirect.addFlashAttribute("flash", words);
        return "redirect:/teaching-tasks/" + task;
    }
}
