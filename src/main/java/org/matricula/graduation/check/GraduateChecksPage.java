package org.matricula.graduation.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Terms;
import org.matricula.graduation.OpenToGraduateInfo;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.organisation.Units;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 毕业生信息核对, for those who run it: how far each class has come, what is claimed, whose sheet is on
/// paper.
@Controller
@RequestMapping("/graduate-checks")
@OpenToGraduateInfo
class GraduateChecksPage {

    private static final int SHOWN = 100;
    private static final int CLAIMS = 50;

    private final GraduateCampaigns campaigns;
    private final GraduateSheets sheets;
    private final GraduateClaims claims;
    private final OpenGraduateCampaign openCampaign;
    private final SignGraduateSheet signSheet;
    private final DecideCorrection decide;
    private final CheckLists lists;
    private final GraduateFacts facts;
    private final Units units;
    private final Terms terms;
    private final MessageSource messages;
    private final Clock clock;

    GraduateChecksPage(
            GraduateCampaigns campaigns,
            GraduateSheets sheets,
            GraduateClaims claims,
            OpenGraduateCampaign openCampaign,
            SignGraduateSheet signSheet,
            DecideCorrection decide,
            CheckLists lists,
            GraduateFacts facts,
            Units units,
            Terms terms,
            MessageSource messages,
            Clock clock) {
        this.campaigns = campaigns;
        this.sheets = sheets;
        this.claims = claims;
        this.openCampaign = openCampaign;
        this.signSheet = signSheet;
        this.decide = decide;
        this.lists = lists;
        this.facts = facts;
        this.units = units;
        this.terms = terms;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        var actor = Acting.now();
        var choices = new ArrayList<Choice>();
        for (var it : units.institutions()) {
            if (actor.scope().reaches(it.pos())) {
                choices.add(new Choice(it.id().toString(), it.name()));
            }
            units.below(it.id(), "teaching-point", "department", "grade", "major", "class").stream()
                    .filter(u -> actor.scope().reaches(u.pos()))
                    .forEach(u -> choices.add(new Choice(u.id().toString(), "\u3000" + u.name())));
        }
        var term =
                actor.unit() == null
                        ? null
                        : terms.lastBegun(actor.unit(), LocalDate.now(clock)).orElse(null);
        model.addAttribute("campaigns", campaigns.all());
        model.addAttribute("units", choices);
        model.addAttribute("year", term == null ? "" : term.year());
        model.addAttribute(
                "mayOpen",
                actor.holds(
                        "registrar",
                        "department-registrar",
                        "academic-office-head",
                        "point-reviewer"));
        return "graduation/checks";
    }

    @PostMapping
    @OpenToRegistrars
    String open(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable Integer entryYear,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String notice,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate checkFrom,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate checkUntil,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate photoFrom,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate photoUntil,
            RedirectAttributes redirect,
            Locale locale) {
        var id =
                openCampaign.open(
                        new OpenGraduateCampaign.Asked(
                                unit,
                                entryYear,
                                year,
                                name,
                                notice,
                                checkFrom,
                                checkUntil,
                                photoFrom,
                                photoUntil));
        return done(id, "graduation.opened", redirect, locale);
    }

    @GetMapping("/{campaign}")
    String show(
            @PathVariable UUID campaign,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable UUID seen,
            Model model) {
        model.addAttribute("campaign", campaigns.get(campaign));
        model.addAttribute("progress", campaigns.progress(campaign));
        model.addAttribute("unit", unit);
        model.addAttribute("facts", facts);
        model.addAttribute("graduates", sheets.of(campaign, unit, unit == null, seen, SHOWN));
        model.addAttribute("seen", seen != null);
        model.addAttribute("newcomers", campaigns.newcomers(campaign));
        model.addAttribute(
                "claims",
                Slice.of(
                        claims.waiting(campaign, after, CLAIMS + 1),
                        CLAIMS,
                        (GraduateClaims.Claim it) -> it.id().toString()));
        model.addAttribute("waiting", claims.waiting(campaign));
        model.addAttribute("after", after);
        model.addAttribute(
                "mayDecide",
                Acting.now()
                        .holds(
                                "registrar",
                                "department-registrar",
                                "academic-office-head",
                                "point-reviewer"));
        return "graduation/check";
    }

    @PostMapping("/{campaign}/newcomers")
    @OpenToRegistrars
    String join(@PathVariable UUID campaign, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute(
                "flash",
                messages.getMessage(
                        "graduation.newcomers.joined",
                        new Object[] {openCampaign.join(campaign)},
                        locale));
        return "redirect:/graduate-checks/" + campaign;
    }

    /// One page a student; of a class, or of one student.
    @GetMapping("/{campaign}/sheets.pdf")
    ResponseEntity<byte[]> blank(
            @PathVariable UUID campaign,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable UUID enrolment) {
        campaigns.get(campaign);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Cache-Control", "no-store")
                .body(signSheet.blank(campaign, unit, enrolment));
    }

    @GetMapping("/{campaign}/progress.xlsx")
    ResponseEntity<byte[]> progress(@PathVariable UUID campaign) {
        campaigns.get(campaign);
        var out = new ByteArrayOutputStream();
        lists.progress(campaign, out);
        return workbook("progress.xlsx", out);
    }

    @GetMapping("/{campaign}/claims.xlsx")
    ResponseEntity<byte[]> claims(@PathVariable UUID campaign) {
        campaigns.get(campaign);
        var out = new ByteArrayOutputStream();
        lists.claims(campaign, out);
        return workbook("claims.xlsx", out);
    }

    private static ResponseEntity<byte[]> workbook(String name, ByteArrayOutputStream out) {
        return ResponseEntity.ok()
                .contentType(
                        MediaType.parseMediaType(
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .body(out.toByteArray());
    }

    @PostMapping("/{campaign}/sheets/{enrolment}")
    String scanned(
            @PathVariable UUID campaign,
            @PathVariable UUID enrolment,
            @RequestParam(required = false) @Nullable MultipartFile scan,
            @RequestParam(defaultValue = "") String shelf,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        var name = scan == null ? null : scan.getOriginalFilename();
        signSheet.scanned(
                campaign,
                enrolment,
                name == null ? "" : name,
                scan == null ? new byte[0] : scan.getBytes(),
                shelf);
        return done(campaign, "graduation.scanned", redirect, locale);
    }

    @PostMapping("/claims/{claim}")
    @OpenToRegistrars
    String decide(
            @PathVariable UUID claim,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect,
            Locale locale) {
        var campaign =
                decide.decide(
                        claim,
                        decision.startsWith("accept"),
                        note,
                        decision.equals("accept-together"));
        return done(campaign, "graduation.decided", redirect, locale);
    }

    private String done(UUID campaign, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/graduate-checks/" + campaign;
    }
}
