package org.matricula.coursework.archive;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.matricula.policy.Policies;
import org.springframework.context.MessageSource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 学期归档: what is in the archive of a term, what is missing, and the report to the academic office.
@Controller
@RequestMapping("/term-archive")
@OpenToArchive
class ArchivePage {

    private static final int SHOWN = 100;

    private final Archive archive;
    private final SignScoreSheet signScoreSheet;
    private final LodgePaper lodgePaper;
    private final HandIn handIn;
    private final RecordWorkload recordWorkload;
    private final TermReports reports;
    private final ExamWorkloads workloads;
    private final OutdatedSheets outdated;
    private final Terms terms;
    private final Policies policies;
    private final MessageSource messages;
    private final Clock clock;

    ArchivePage(
            Archive archive,
            SignScoreSheet signScoreSheet,
            LodgePaper lodgePaper,
            HandIn handIn,
            RecordWorkload recordWorkload,
            TermReports reports,
            ExamWorkloads workloads,
            OutdatedSheets outdated,
            Terms terms,
            Policies policies,
            MessageSource messages,
            Clock clock) {
        this.archive = archive;
        this.signScoreSheet = signScoreSheet;
        this.lodgePaper = lodgePaper;
        this.handIn = handIn;
        this.recordWorkload = recordWorkload;
        this.reports = reports;
        this.workloads = workloads;
        this.outdated = outdated;
        this.terms = terms;
        this.policies = policies;
        this.messages = messages;
        this.clock = clock;
    }

    /// @param term null for the last one that has ended, else the one that runs
    @GetMapping
    String show(
            @RequestParam(required = false) @Nullable UUID term,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        var own = handIn.own();
        var institution = own.institutionId();
        var all = institution == null ? List.<Term>of() : terms.of(institution);
        var shown = chosen(all, term);
        model.addAttribute("terms", all.stream().map(ArchivePage::choice).toList());
        model.addAttribute("term", shown);
        model.addAttribute("unit", own.name());
        if (shown != null && institution != null) {
            var actor = Acting.now();
            model.addAttribute("due", ArchivePolicies.dueOn(shown, institution, terms, policies));
            var slice =
                    Slice.of(
                            archive.lines(shown.id(), own.pos(), own.posEnd(), after, SHOWN + 1),
                            SHOWN,
                            (Archive.Line it) -> it.taskId().toString());
            model.addAttribute("lines", slice.items());
            model.addAttribute("next", slice.next());
            model.addAttribute("further", after != null);
            model.addAttribute(
                    "classes",
                    actor.holds("teacher") || after != null
                            ? List.of()
                            : archive.classes(shown.id(), own.pos(), own.posEnd()));
            model.addAttribute(
                    "reports", actor.holds("teacher") ? List.of() : reports.of(shown.id()));
            model.addAttribute(
                    "sums", actor.holds("teacher") ? List.of() : workloads.sums(shown.id()));
            model.addAttribute(
                    "items", actor.holds("teacher") ? List.of() : workloads.items(shown.id()));
            model.addAttribute("mayHandIn", actor.holds("department-registrar", "registrar"));
            model.addAttribute("mayReceive", actor.holds("registrar", "academic-office-head"));
        }
        model.addAttribute("outdated", outdated.all(SHOWN));
        model.addAttribute("today", LocalDate.now(clock));
        return "coursework/archive";
    }

    @PostMapping("/tasks/{task}/sheet")
    String course(
            @PathVariable UUID task,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        signScoreSheet.course(task, reason);
        return done(archive.term(task), redirect, "archive.signed", locale);
    }

    @PostMapping("/classes/{unit}/sheet")
    @Allowed({"department-registrar", "registrar"})
    String total(
            @PathVariable UUID unit,
            @RequestParam UUID term,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        signScoreSheet.total(unit, term, reason);
        return done(term, redirect, "archive.signed", locale);
    }

    @GetMapping("/sheets/{sheet}")
    ResponseEntity<Resource> sheet(@PathVariable UUID sheet) {
        var content = signScoreSheet.open(sheet);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .contentLength(content.file().size())
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(content.file().name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(new FileSystemResource(content.path()));
    }

    @PostMapping("/tasks/{task}/papers")
    String lodge(
            @PathVariable UUID task,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "0") int count,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String keeper,
            @RequestParam(defaultValue = "") String setter,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate on,
            RedirectAttributes redirect,
            Locale locale) {
        lodgePaper.lodge(
                task, kind, count, place, keeper, setter, on == null ? LocalDate.now(clock) : on);
        return done(archive.term(task), redirect, "archive.lodged", locale);
    }

    @PostMapping("/{term}/reports")
    @Allowed({"department-registrar", "registrar"})
    String report(
            @PathVariable UUID term,
            @RequestParam(defaultValue = "") String matter,
            RedirectAttributes redirect,
            Locale locale) {
        handIn.handIn(term, matter);
        return done(term, redirect, "archive.handed", locale);
    }

    @PostMapping("/reports/{report}/receive")
    @Allowed({"registrar", "academic-office-head"})
    String receive(@PathVariable UUID report, RedirectAttributes redirect, Locale locale) {
        handIn.receive(report);
        redirect.addFlashAttribute("flash", messages.getMessage("archive.receipt", null, locale));
        return "redirect:/term-archive";
    }

    @PostMapping("/{term}/workload")
    @Allowed({"department-registrar", "registrar"})
    String record(
            @PathVariable UUID term,
            @RequestParam(defaultValue = "") String teacher,
            @RequestParam(defaultValue = "final") String round,
            @RequestParam(defaultValue = "") String duty,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(required = false) @Nullable BigDecimal quantity,
            RedirectAttributes redirect,
            Locale locale) {
        recordWorkload.add(term, teacher, round, duty, subject, quantity);
        return done(term, redirect, "archive.recorded", locale);
    }

    @PostMapping("/{term}/workload/{duty}/strike")
    @Allowed({"department-registrar", "registrar"})
    String strike(
            @PathVariable UUID term,
            @PathVariable UUID duty,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        recordWorkload.strike(duty, reason);
        return done(term, redirect, "archive.struck", locale);
    }

    private @Nullable Term chosen(List<Term> all, @Nullable UUID term) {
        if (term != null) {
            return all.stream()
                    .filter(it -> it.id().equals(term))
                    .findFirst()
                    .orElseThrow(() -> new Absent("term"));
        }
        var today = LocalDate.now(clock);
        return all.stream()
                .filter(it -> !it.until().isAfter(today))
                .findFirst()
                .or(() -> all.stream().filter(it -> !it.from().isAfter(today)).findFirst())
                .orElse(null);
    }

    private static Choice choice(Term it) {
        return new Choice(it.id().toString(), it.year() + " " + it.name());
    }

    private String done(UUID term, RedirectAttributes redirect, String key, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/term-archive?term=" + term;
    }
}
