package org.matricula.credential.transcript;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Terms;
import org.matricula.credential.OpenToTranscripts;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 成批出具: asked for by the college, agreed to by the academic office, fetched as a ZIP or one PDF.
@Controller
@RequestMapping("/transcript-batches")
@OpenToTranscripts
class TranscriptBatchesPage {

    private static final int SHOWN = 50;

    private final TranscriptBatches batches;
    private final TranscriptLines lines;
    private final AskForBatch askForBatch;
    private final TranscriptFiles files;
    private final Units units;
    private final Terms terms;
    private final MessageSource messages;
    private final Clock clock;

    TranscriptBatchesPage(
            TranscriptBatches batches,
            TranscriptLines lines,
            AskForBatch askForBatch,
            TranscriptFiles files,
            Units units,
            Terms terms,
            MessageSource messages,
            Clock clock) {
        this.batches = batches;
        this.lines = lines;
        this.askForBatch = askForBatch;
        this.files = files;
        this.units = units;
        this.terms = terms;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable UUID after, Model model) {
        var unit = Acting.now().unit();
        model.addAttribute("page", batches.page(after, SHOWN));
        model.addAttribute("further", after != null);
        model.addAttribute(
                "classes",
                unit == null
                        ? List.of()
                        : units.below(unit, "class").stream()
                                .map(it -> new Choice(it.id().toString(), it.name()))
                                .toList());
        model.addAttribute(
                "terms",
                unit == null
                        ? List.of()
                        : terms.of(unit).stream()
                                .map(it ->
                                        new Choice(it.id().toString(), it.year() + " " + it.name()))
                                .toList());
        return "credential/batches";
    }

    @PostMapping
    String ask(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(required = false) @Nullable UUID term,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String title,
            RedirectAttributes redirect,
            Locale locale) {
        var id = askForBatch.ask(new AskForBatch.Ask(unit, purpose, form, term, language, title));
        return done(id, redirect, "transcript.batch.asked", locale);
    }

    @GetMapping("/{batch}")
    String show(@PathVariable UUID batch, Model model) {
        var it = batches.get(batch);
        var actor = Acting.now();
        model.addAttribute("batch", it);
        model.addAttribute("lines", lines.of(batch));
        model.addAttribute(
                "mayDecide",
                it.state().equals("asked")
                        && actor.holds("registrar", "academic-office-head")
                        && (actor.account() == null || !actor.account().equals(it.askedBy())));
        model.addAttribute("today", LocalDate.now(clock));
        return "credential/batch";
    }

    @PostMapping("/{batch}/agree")
    @Allowed({"registrar", "academic-office-head"})
    String agree(@PathVariable UUID batch, RedirectAttributes redirect, Locale locale) {
        askForBatch.decide(batch, true, "");
        return done(batch, redirect, "transcript.batch.agreed", locale);
    }

    @PostMapping("/{batch}/turn-down")
    @Allowed({"registrar", "academic-office-head"})
    String turnDown(
            @PathVariable UUID batch,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        askForBatch.decide(batch, false, reason);
        return done(batch, redirect, "transcript.batch.turned-down", locale);
    }

    @PostMapping("/{batch}/hand-over")
    String handOver(
            @PathVariable UUID batch,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate on,
            RedirectAttributes redirect,
            Locale locale) {
        askForBatch.handOver(batch, to, on == null ? LocalDate.now(clock) : on);
        return done(batch, redirect, "transcript.batch.handed", locale);
    }

    @GetMapping("/{batch}/papers.zip")
    void zip(@PathVariable UUID batch, HttpServletResponse response) throws IOException {
        var it = files.ready(batch);
        head(response, "application/zip", it.unit() + " " + it.title() + ".zip");
        files.zip(it, response.getOutputStream());
    }

    @GetMapping("/{batch}/papers.pdf")
    void pdf(@PathVariable UUID batch, HttpServletResponse response) throws IOException {
        var it = files.ready(batch);
        head(response, "application/pdf", it.unit() + " " + it.title() + ".pdf");
        files.pdf(it, response.getOutputStream());
    }

    private static void head(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    private String done(UUID batch, RedirectAttributes redirect, String key, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/transcript-batches/" + batch;
    }
}
