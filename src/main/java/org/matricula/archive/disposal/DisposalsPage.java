package org.matricula.archive.disposal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 鉴定销毁, 保管期限 and 封存.
@Controller
@OpenToCommittee
class DisposalsPage {

    private static final int SHOWN = 50;
    private static final String KEEP = "keep-";
    private static final String FOR_EVER = "ever";

    /// Years offered for what is kept on, besides for ever.
    private static final List<Integer> YEARS = List.of(1, 2, 3, 5, 10, 15, 20, 30, 50, 100);

    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ReadDisposals read;
    private final DraftDisposal draftDisposal;
    private final DecideDisposal decideDisposal;
    private final DestroyPapers destroyPapers;
    private final SetPeriods periods;
    private final ShortenPeriod shortenPeriod;
    private final DisposalPaper paper;
    private final MessageSource messages;

    DisposalsPage(
            ReadDisposals read,
            DraftDisposal draftDisposal,
            DecideDisposal decideDisposal,
            DestroyPapers destroyPapers,
            SetPeriods periods,
            ShortenPeriod shortenPeriod,
            DisposalPaper paper,
            MessageSource messages) {
        this.read = read;
        this.draftDisposal = draftDisposal;
        this.decideDisposal = decideDisposal;
        this.destroyPapers = destroyPapers;
        this.periods = periods;
        this.shortenPeriod = shortenPeriod;
        this.paper = paper;
        this.messages = messages;
    }

    @GetMapping("/archives/disposals")
    String list(@RequestParam(required = false) @Nullable UUID before, Model model) {
        model.addAttribute("page", read.page(before, SHOWN));
        model.addAttribute("further", before != null);
        model.addAttribute("periods", periods.all());
        model.addAttribute("changes", shortenPeriod.proposed(periods.school()));
        model.addAttribute("judges", Acting.now().holds("academic-office-head", "vice-principal"));
        model.addAttribute("keeps", Acting.now().holds("archive-keeper", "registrar"));
        return "archive/disposals";
    }

    @PostMapping("/archives/disposals")
    @Allowed({"archive-keeper", "registrar"})
    String draft(
            @RequestParam(required = false) @Nullable LocalDate asOf,
            RedirectAttributes redirect,
            Locale locale) {
        return told(draftDisposal.draft(asOf), "disposal.done.drafted", redirect, locale);
    }

    @PostMapping("/archives/periods")
    @Allowed({"archive-keeper", "registrar"})
    String set(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable Integer years,
            @RequestParam(defaultValue = "") String basis,
            RedirectAttributes redirect,
            Locale locale) {
        var holds = periods.set(kind, years, basis);
        flash(holds ? "disposal.done.period" : "disposal.done.period-proposed", redirect, locale);
        return "redirect:/archives/disposals";
    }

    @PostMapping("/archives/periods/{change}")
    @Allowed({"academic-office-head", "vice-principal"})
    String judge(
            @PathVariable UUID change,
            @RequestParam(defaultValue = "false") boolean agreed,
            @RequestParam(required = false) @Nullable String opinion,
            RedirectAttributes redirect,
            Locale locale) {
        shortenPeriod.judge(periods.school(), change, agreed, opinion);
        flash(agreed ? "disposal.done.period" : "disposal.done.period-refused", redirect, locale);
        return "redirect:/archives/disposals";
    }

    @GetMapping("/archives/disposals/{disposal}")
    String show(@PathVariable UUID disposal, Model model) {
        model.addAttribute("view", read.open(disposal));
        model.addAttribute("methods", DestroyPapers.METHODS);
        model.addAttribute("years", YEARS);
        return "archive/disposal";
    }

    /// @param all what is kept stands as `keep-<volume>:<kind>`, with its years or `ever`
    @PostMapping("/archives/disposals/{disposal}/decide")
    String decide(
            @PathVariable UUID disposal,
            @RequestParam(defaultValue = "false") boolean approved,
            @RequestParam(defaultValue = "") String opinion,
            @RequestParam(required = false) @Nullable String keepWhy,
            @RequestParam Map<String, String> all,
            RedirectAttributes redirect,
            Locale locale) {
        decideDisposal.decide(disposal, approved, opinion, kept(all), keepWhy);
        return told(disposal, "disposal.done.decided", redirect, locale);
    }

    @PostMapping("/archives/disposals/{disposal}/abandon")
    String abandon(
            @PathVariable UUID disposal,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        decideDisposal.abandon(disposal, reason);
        return told(disposal, "disposal.done.abandoned", redirect, locale);
    }

    @PostMapping("/archives/disposals/{disposal}/watch")
    String watch(
            @PathVariable UUID disposal,
            @RequestParam(defaultValue = "") String method,
            RedirectAttributes redirect,
            Locale locale) {
        destroyPapers.watch(disposal, method);
        return told(disposal, "disposal.done.watched", redirect, locale);
    }

    @GetMapping("/archives/disposals/{disposal}/list.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID disposal) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"list.pdf\"")
                .body(paper.pdf(read.open(disposal)));
    }

    @GetMapping("/archives/disposals/{disposal}/list.xlsx")
    void xlsx(@PathVariable UUID disposal, HttpServletResponse response) throws IOException {
        var it = read.open(disposal);
        response.setContentType(XLSX);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"list.xlsx\"");
        paper.xlsx(it, response.getOutputStream());
    }

    @PostMapping("/archives/{volume}/hold")
    @Allowed({"archive-keeper", "registrar", "academic-office-head"})
    String hold(
            @PathVariable UUID volume,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        periods.hold(volume, reason);
        flash("disposal.done.held", redirect, locale);
        return "redirect:/archives/" + volume;
    }

    @PostMapping("/archives/{volume}/lift")
    @Allowed({"archive-keeper", "registrar", "academic-office-head"})
    String lift(
            @PathVariable UUID volume,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        periods.lift(volume, reason);
        flash("disposal.done.lifted", redirect, locale);
        return "redirect:/archives/" + volume;
    }

    private static List<KeptItem> kept(Map<String, String> all) {
        return all.entrySet().stream()
                .filter(it -> it.getKey().startsWith(KEEP) && !it.getValue().isBlank())
                .map(it ->
                        new KeptItem(
                                it.getKey().substring(KEEP.length()), years(it.getValue().strip())))
                .toList();
    }

    private static @Nullable Integer years(String given) {
        try {
            return given.equals(FOR_EVER) ? null : Integer.valueOf(given);
        } catch (NumberFormatException notANumber) {
            throw new Refused(Refusal.input("keep", "disposal.keep-years"));
        }
    }

    private String told(UUID id, String key, RedirectAttributes redirect, Locale locale) {
        flash(key, redirect, locale);
        return "redirect:/archives/disposals/" + id;
    }

    private void flash(String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
    }
}
