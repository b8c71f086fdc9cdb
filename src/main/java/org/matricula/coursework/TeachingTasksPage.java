package org.matricula.coursework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Terms;
import org.matricula.curriculum.Courses;
import org.matricula.curriculum.OpenToPlanners;
import org.matricula.curriculum.OpenToTeaching;
import org.matricula.identity.Accounts;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.organisation.Units;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 教学任务: course registration of a class, and the grid of its grades.
@Controller
@RequestMapping("/teaching-tasks")
@OpenToTeaching
class TeachingTasksPage {

    private static final int SHOWN = 100;

    private final Tasks tasks;
    private final OpenTask openTask;
    private final RegisterClass registerClass;
    private final EnterGrades enterGrades;
    private final PassGrades passGrades;
    private final GradeWords words;
    private final ListElectives listElectives;
    private final Units units;
    private final Terms terms;
    private final Courses courses;
    private final Accounts accounts;
    private final MessageSource messages;
    private final Clock clock;

    TeachingTasksPage(
            Tasks tasks,
            OpenTask openTask,
            RegisterClass registerClass,
            EnterGrades enterGrades,
            PassGrades passGrades,
            GradeWords words,
            ListElectives listElectives,
            Units units,
            Terms terms,
            Courses courses,
            Accounts accounts,
            MessageSource messages,
            Clock clock) {
        this.tasks = tasks;
        this.openTask = openTask;
        this.registerClass = registerClass;
        this.enterGrades = enterGrades;
        this.passGrades = passGrades;
        this.words = words;
        this.listElectives = listElectives;
        this.units = units;
        this.terms = terms;
        this.courses = courses;
        this.accounts = accounts;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable UUID after, Model model) {
        var actor = Acting.now();
        model.addAttribute(
                "page",
                Slice.of(tasks.page(after, SHOWN + 1), SHOWN, (Task it) -> it.id().toString()));
        model.addAttribute("further", after != null);
        var mayOpen = actor.holds("department-registrar", "registrar", "academic-office-head");
        model.addAttribute("mayOpen", mayOpen);
        model.addAttribute(
                "classes",
                mayOpen && actor.unit() != null
                        ? units
                                .below(actor.unit(), "class", "major", "grade", "department")
                                .stream()
                                .map(it -> new Choice(it.id().toString(), it.name()))
                                .toList()
                        : List.of());
        model.addAttribute(
                "terms",
                mayOpen && actor.unit() != null
                        ? terms.of(actor.unit()).stream()
                                .map(it ->
                                        new Choice(it.id().toString(), it.year() + " " + it.name()))
                                .toList()
                        : List.of());
        model.addAttribute("today", LocalDate.now(clock));
        return "coursework/tasks";
    }

    /// @param course 课程 ID
    /// @param teacher the teacher's account name
    @PostMapping
    @OpenToPlanners
    String open(
            @RequestParam UUID unit,
            @RequestParam UUID term,
            @RequestParam String course,
            @RequestParam String teacher,
            @RequestParam String scale,
            @RequestParam int usualPercent,
            @RequestParam(defaultValue = "0") int midtermPercent,
            @RequestParam(defaultValue = "0") int practicalPercent,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate opensOn,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate closesOn,
            @RequestParam(defaultValue = "") String group,
            RedirectAttributes redirect,
            Locale locale) {
        var institution = units.get(unit).institutionId();
        var found =
                institution == null
                        ? null
                        : courses.byCode(institution, course.strip()).orElse(null);
        var account = accounts.byUsername(teacher.strip()).orElse(null);
        Refused.unlessEmpty(
                Refusal.all(
                        found == null ? Refusal.input("course", "course.unknown", course) : null,
                        account == null ? Refusal.input("teacher", "task.teacher") : null));
        var id =
                openTask.open(
                        new NewTask(
                                unit,
                                term,
                                found.id(),
                                account.id(),
                                scale,
                                usualPercent,
                                midtermPercent,
                                practicalPercent,
                                opensOn,
                                closesOn,
                                group));
        return done(id, redirect, text(locale, "coursework.task.opened"));
    }

    @GetMapping("/{task}")
    String show(@PathVariable UUID task, Model model) {
        var it = tasks.get(task);
        var actor = Acting.now();
        var mine = tasks.taught(it);
        var planner = actor.holds("department-registrar", "registrar", "academic-office-head");
        model.addAttribute("task", it);
        model.addAttribute("rows", tasks.lines(task));
        var mayEnter = mine && actor.holds("teacher") && it.openOn(LocalDate.now(clock));
        model.addAttribute("mayEnter", mayEnter);
        model.addAttribute("mayForm", mayEnter && it.scale().equals("hundred"));
        model.addAttribute("mayDate", it.entering() && (planner || mine && actor.holds("teacher")));
        model.addAttribute("mayName", planner && it.entering());
        model.addAttribute("coTeachers", tasks.coTeachers(task));
        model.addAttribute("levels", GradeWords.marks(Scale.of(it.scale()).orElseThrow()));
        model.addAttribute("words", words.page());
        model.addAttribute("passMark", enterGrades.reckoning(it).passMark());
        model.addAttribute("correctable", mine && actor.holds("teacher") && !it.entering());
        model.addAttribute("offering", listElectives.find(task).orElse(null));
        model.addAttribute("zone", clock.getZone());
        model.addAttribute("mayRegister", planner && it.entering());
        var candidacies =
                planner && it.entering() ? registerClass.preview(task) : List.<Candidacy>of();
        model.addAttribute("clashes", registerClass.clashes(task, candidacies));
        model.addAttribute(
                "candidacies",
                candidacies.stream().filter(c -> !"already".equals(c.refusal())).toList());
        model.addAttribute("mayReview", actor.holds("department-registrar", "registrar") && !mine);
        model.addAttribute("mayPublish", actor.holds("academic-office-head"));
        return "coursework/task";
    }

    @PostMapping("/{task}/register")
    @OpenToPlanners
    String register(@PathVariable UUID task, RedirectAttributes redirect, Locale locale) {
        var outcome = registerClass.register(task);
        return done(
                task,
                redirect,
                text(
                        locale,
                        outcome.clashes().isEmpty()
                                ? "coursework.registered"
                                : "coursework.registered.clashing",
                        String.valueOf(outcome.registered()),
                        String.valueOf(outcome.refused().size()),
                        String.valueOf(outcome.clashes().size())));
    }

    @PostMapping("/{task}/submit")
    @Allowed("teacher")
    String submit(@PathVariable UUID task, RedirectAttributes redirect, Locale locale) {
        passGrades.submit(task);
        return done(task, redirect, text(locale, "coursework.stage.submitted"));
    }

    @PostMapping("/{task}/review")
    @Allowed({"department-registrar", "registrar"})
    String review(@PathVariable UUID task, RedirectAttributes redirect, Locale locale) {
        passGrades.review(task);
        return done(task, redirect, text(locale, "coursework.stage.reviewed"));
    }

    @PostMapping("/{task}/send-back")
    @Allowed({"department-registrar", "registrar"})
    String sendBack(
            @PathVariable UUID task,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        passGrades.sendBack(task, reason);
        return done(task, redirect, text(locale, "coursework.stage.entering"));
    }

    @PostMapping("/{task}/publish")
    @Allowed("academic-office-head")
    String publish(@PathVariable UUID task, RedirectAttributes redirect, Locale locale) {
        passGrades.publish(task);
        return done(task, redirect, text(locale, "coursework.stage.published"));
    }

    /// 考试日期: of the planners or whoever teaches it.
    @PostMapping("/{task}/exam-on")
    @Allowed({"teacher", "department-registrar", "registrar", "academic-office-head"})
    String examOn(
            @PathVariable UUID task,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate examOn,
            RedirectAttributes redirect,
            Locale locale) {
        passGrades.examOn(task, examOn);
        return done(task, redirect, text(locale, "coursework.exam-on.done"));
    }

    @PostMapping("/{task}/late")
    @Allowed("academic-office-head")
    String late(
            @PathVariable UUID task,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate until,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        passGrades.allowLate(task, until, reason);
        return done(task, redirect, text(locale, "coursework.late.allowed"));
    }

    private String text(Locale locale, String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    private static String done(UUID task, RedirectAttributes redirect, String words) {
        redirect.addFlashAttribute("flash", words);
        return "redirect:/teaching-tasks/" + task;
    }
}
