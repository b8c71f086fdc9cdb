package org.matricula.graduation.photograph;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.graduation.OpenToGraduateInfo;
import org.matricula.graduation.check.GraduateCampaigns;
import org.matricula.page.Choice;
import org.matricula.registry.OpenToRegistrars;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
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

/// One session: its list in the order of student numbers, cards, fees, absentees.
@Controller
@RequestMapping("/graduate-sittings")
@OpenToGraduateInfo
class SittingPage {

    private final GraduateCampaigns campaigns;
    private final PhotoSittings sittings;
    private final PhotoSeats seats;
    private final RunSitting run;
    private final SittingPapers papers;
    private final MessageSource messages;

    SittingPage(
            GraduateCampaigns campaigns,
            PhotoSittings sittings,
            PhotoSeats seats,
            RunSitting run,
            SittingPapers papers,
            MessageSource messages) {
        this.campaigns = campaigns;
        this.sittings = sittings;
        this.seats = seats;
        this.run = run;
        this.papers = papers;
        this.messages = messages;
    }

    @GetMapping("/{sitting}")
    String show(@PathVariable UUID sitting, Model model) {
        var it = sittings.get(sitting);
        model.addAttribute("campaign", campaigns.get(it.campaignId()));
        model.addAttribute("sitting", it);
        model.addAttribute("seats", seats.of(sitting));
        model.addAttribute(
                "others",
                sittings.of(it.campaignId()).stream()
                        .filter(o -> !o.closed() && !o.id().equals(sitting))
                        .map(o ->
                                new Choice(
                                        o.id().toString(),
                                        o.heldOn() + " " + o.atTime() + " " + o.unit()))
                        .toList());
        return "graduation/sitting";
    }

    @GetMapping("/{sitting}/cards.pdf")
    ResponseEntity<byte[]> cards(@PathVariable UUID sitting) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Cache-Control", "no-store")
                .body(papers.cards(sitting));
    }

    /// @param list `fee`, `absent`, or everybody
    @GetMapping("/{sitting}/list.xlsx")
    ResponseEntity<byte[]> list(
            @PathVariable UUID sitting, @RequestParam(defaultValue = "all") String list) {
        var out = new ByteArrayOutputStream();
        papers.list(sitting, list, out);
        return ResponseEntity.ok()
                .contentType(
                        MediaType.parseMediaType(
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .header("Content-Disposition", "attachment; filename=\"list.xlsx\"")
                .body(out.toByteArray());
    }

    @PostMapping("/{sitting}/schedule")
    @OpenToRegistrars
    String schedule(
            @PathVariable UUID sitting,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate on,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.TIME)
                    @Nullable LocalTime at,
            @RequestParam(defaultValue = "") String place,
            RedirectAttributes redirect,
            Locale locale) {
        run.schedule(sitting, on, at, place);
        return done(sitting, "graduation.sitting.scheduled", redirect, locale);
    }

    @PostMapping("/{sitting}/present")
    String markRest(@PathVariable UUID sitting, RedirectAttributes redirect, Locale locale) {
        run.markRest(sitting);
        return done(sitting, "graduation.seat.marked", redirect, locale);
    }

    @PostMapping("/seats/{seat}")
    String mark(
            @PathVariable UUID seat,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable UUID to,
            RedirectAttributes redirect,
            Locale locale) {
        return done(run.mark(seat, state, reason, to), "graduation.seat.marked", redirect, locale);
    }

    @PostMapping("/seats/{seat}/fee")
    String fee(
            @PathVariable UUID seat,
            @RequestParam(defaultValue = "") String fee,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect,
            Locale locale) {
        return done(run.fee(seat, fee, note), "graduation.fee.noted", redirect, locale);
    }

    @PostMapping("/{sitting}/codes")
    String codes(
            @PathVariable UUID sitting,
            @RequestParam(defaultValue = "") String codes,
            RedirectAttributes redirect,
            Locale locale) {
        run.codes(sitting, codes);
        return done(sitting, "graduation.codes.noted", redirect, locale);
    }

    @PostMapping("/{sitting}/close")
    @OpenToRegistrars
    String close(@PathVariable UUID sitting, RedirectAttributes redirect, Locale locale) {
        run.close(sitting);
        return done(sitting, "graduation.sitting.closed", redirect, locale);
    }

    private String done(UUID sitting, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/graduate-sittings/" + sitting;
    }
}
