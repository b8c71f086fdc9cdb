package org.matricula.graduation.photograph;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.graduation.OpenToGraduateInfo;
import org.matricula.graduation.check.GraduateCampaigns;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.matricula.page.Problems;
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

/// 毕业生图像采集 of a campaign: sessions, what was imported, who is missing, who has to come again.
@Controller
@RequestMapping("/graduate-photos")
@OpenToGraduateInfo
class GraduatePhotosPage {

    private static final int SHOWN = 100;
    private static final int TICKETS = 100;

    private final GraduateCampaigns campaigns;
    private final PhotoSittings sittings;
    private final GraduatePhotoRows photos;
    private final PhotoTickets tickets;
    private final PhotoImports imports;
    private final OpenSittings openSittings;
    private final ImportGraduatePhotos importPhotos;
    private final AnswerPhoto answerPhoto;
    private final LookAtPhotos lookAtPhotos;
    private final SittingPapers papers;
    private final Units units;
    private final Problems problems;
    private final MessageSource messages;

    GraduatePhotosPage(
            GraduateCampaigns campaigns,
            PhotoSittings sittings,
            GraduatePhotoRows photos,
            PhotoTickets tickets,
            PhotoImports imports,
            OpenSittings openSittings,
            ImportGraduatePhotos importPhotos,
            AnswerPhoto answerPhoto,
            LookAtPhotos lookAtPhotos,
            SittingPapers papers,
            Units units,
            Problems problems,
            MessageSource messages) {
        this.campaigns = campaigns;
        this.sittings = sittings;
        this.photos = photos;
        this.tickets = tickets;
        this.imports = imports;
        this.openSittings = openSittings;
        this.importPhotos = importPhotos;
        this.answerPhoto = answerPhoto;
        this.lookAtPhotos = lookAtPhotos;
        this.papers = papers;
        this.units = units;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping("/{campaign}")
    String show(
            @PathVariable UUID campaign,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable UUID missed,
            Model model,
            Locale locale) {
        var it = campaigns.get(campaign);
        model.addAttribute("campaign", it);
        model.addAttribute("progress", campaigns.progress(campaign));
        model.addAttribute("sittings", sittings.of(campaign));
        model.addAttribute("missing", photos.missing(campaign, missed, SHOWN));
        model.addAttribute("missed", missed != null);
        model.addAttribute("lacking", photos.missing(campaign));
        model.addAttribute(
                "tickets",
                tickets.page(campaign, after, TICKETS)
                        .map(t -> TicketView.of(t, problems, locale)));
        model.addAttribute("further", after != null);
        model.addAttribute("looks", lookAtPhotos.count(campaign));
        model.addAttribute("imports", imports.of(campaign));
        model.addAttribute("units", choices(it));
        model.addAttribute(
                "mayRun",
                Acting.now()
                        .holds(
                                "registrar",
                                "department-registrar",
                                "academic-office-head",
                                "point-reviewer"));
        return "graduation/photos";
    }

    /// Everybody whose photograph is not there, however many the page shows.
    @GetMapping("/{campaign}/missing.xlsx")
    ResponseEntity<byte[]> missing(@PathVariable UUID campaign) {
        var out = new ByteArrayOutputStream();
        papers.missing(campaign, out);
        return workbook("missing.xlsx", out);
    }

    /// What became of each picture, for the crew that has to take the wrong ones again.
    @GetMapping("/imports/{imported}/lines.xlsx")
    ResponseEntity<byte[]> lines(@PathVariable UUID imported) {
        var out = new ByteArrayOutputStream();
        papers.imported(imported, out);
        return workbook("import.xlsx", out);
    }

    private static ResponseEntity<byte[]> workbook(String name, ByteArrayOutputStream out) {
        return ResponseEntity.ok()
                .contentType(
                        MediaType.parseMediaType(
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .body(out.toByteArray());
    }

    private List<Choice> choices(GraduateCampaigns.Campaign campaign) {
        var all = new ArrayList<Choice>();
        var scope = Acting.now().scope();
        if (scope.reaches(campaign.pos())) {
            all.add(new Choice(campaign.unitId().toString(), campaign.unit()));
        }
        units.below(campaign.unitId(), "teaching-point", "department", "major", "class").stream()
                .filter(it -> scope.reaches(it.pos()))
                .forEach(it -> all.add(new Choice(it.id().toString(), "\u3000" + it.name())));
        return all;
    }

    /// Without a unit: for those to be photographed again.
    @PostMapping("/{campaign}/sittings")
    @OpenToRegistrars
    String open(
            @PathVariable UUID campaign,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate on,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.TIME)
                    @Nullable LocalTime at,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(required = false) @Nullable BigDecimal fee,
            RedirectAttributes redirect,
            Locale locale) {
        openSittings.open(campaign, new OpenSittings.Asked(unit, on, at, place, fee));
        return done(campaign, "graduation.sittings.opened", redirect, locale);
    }

    @PostMapping("/{campaign}/imports")
    @OpenToRegistrars
    String load(
            @PathVariable UUID campaign,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean vouched)
            throws IOException {
        var name = file == null ? null : file.getOriginalFilename();
        var id =
                importPhotos.load(
                        campaign,
                        name == null ? "" : name,
                        file == null ? new byte[0] : file.getBytes(),
                        vouched);
        return "redirect:/graduate-photos/imports/" + id;
    }

    @GetMapping("/imports/{imported}")
    String imported(@PathVariable UUID imported, Model model, Locale locale) {
        var it = imports.get(imported);
        model.addAttribute("campaign", campaigns.get(it.campaignId()));
        model.addAttribute("imported", it);
        model.addAttribute(
                "lines",
                imports.lines(imported).stream()
                        .map(l -> ImportView.of(l, problems, locale))
                        .toList());
        model.addAttribute("missing", photos.missing(it.campaignId(), null, SHOWN));
        model.addAttribute("lacking", photos.missing(it.campaignId()));
        return "graduation/photo-import";
    }

    @PostMapping("/{campaign}/tickets/{enrolment}")
    @OpenToRegistrars
    String demand(
            @PathVariable UUID campaign,
            @PathVariable UUID enrolment,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        answerPhoto.demand(campaign, enrolment, reason);
        return done(campaign, "graduation.ticket.opened", redirect, locale);
    }

    @PostMapping("/{campaign}/tickets/{ticket}/drop")
    @OpenToRegistrars
    String drop(
            @PathVariable UUID campaign,
            @PathVariable UUID ticket,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        campaigns.get(campaign);
        answerPhoto.drop(ticket, reason);
        return done(campaign, "graduation.ticket.dropped", redirect, locale);
    }

    private String done(UUID campaign, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/graduate-photos/" + campaign;
    }
}
