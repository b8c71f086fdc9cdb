package org.matricula.graduation.photograph;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.graduation.OpenToGraduateInfo;
import org.matricula.graduation.check.GraduateCampaigns;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.matricula.registry.OpenToRegistrars;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Sessions, photographs and tickets for other systems: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1")
@OpenToGraduateInfo
class GraduatePhotosApi {

    private static final int PAGE = 500;

    record Asked(
            @Nullable UUID unit,
            @Nullable LocalDate on,
            @Nullable LocalTime at,
            @Nullable String place,
            @Nullable BigDecimal fee) {}

    record Opened(List<UUID> sittings) {}

    record Marked(@Nullable String state, @Nullable String reason, @Nullable UUID to) {}

    record Fee(@Nullable String fee, @Nullable String note) {}

    record Pasted(@Nullable String codes) {}

    record Imported(PhotoImports.Import result, List<PhotoImports.Line> lines) {}

    record Confirmation(boolean image, boolean document, boolean name) {}

    record Why(@Nullable String reason) {}

    private final GraduateCampaigns campaigns;
    private final PhotoSittings sittings;
    private final PhotoSeats seats;
    private final GraduatePhotoRows photos;
    private final PhotoTickets tickets;
    private final PhotoImports imports;
    private final OpenSittings openSittings;
    private final RunSitting run;
    private final ImportGraduatePhotos importPhotos;
    private final AnswerPhoto answerPhoto;

    GraduatePhotosApi(
            GraduateCampaigns campaigns,
            PhotoSittings sittings,
            PhotoSeats seats,
            GraduatePhotoRows photos,
            PhotoTickets tickets,
            PhotoImports imports,
            OpenSittings openSittings,
            RunSitting run,
            ImportGraduatePhotos importPhotos,
            AnswerPhoto answerPhoto) {
        this.campaigns = campaigns;
        this.sittings = sittings;
        this.seats = seats;
        this.photos = photos;
        this.tickets = tickets;
        this.imports = imports;
        this.openSittings = openSittings;
        this.run = run;
        this.importPhotos = importPhotos;
        this.answerPhoto = answerPhoto;
    }

    @GetMapping("/graduate-campaigns/{campaign}/sittings")
    List<PhotoSittings.Sitting> sittings(@PathVariable UUID campaign) {
        campaigns.get(campaign);
        return sittings.of(campaign);
    }

    @PostMapping("/graduate-campaigns/{campaign}/sittings")
    @OpenToRegistrars
    ResponseEntity<Opened> open(@PathVariable UUID campaign, @RequestBody Asked it) {
        var opened =
                openSittings.open(
                        campaign,
                        new OpenSittings.Asked(
                                it.unit(), it.on(), it.at(), text(it.place()), it.fee()));
        return ResponseEntity.status(201).body(new Opened(opened));
    }

    @GetMapping("/graduate-sittings/{sitting}/seats")
    List<PhotoSeats.Seat> seats(@PathVariable UUID sitting) {
        sittings.get(sitting);
        return seats.of(sitting);
    }

    @PostMapping("/graduate-seats/{seat}")
    ResponseEntity<Void> mark(@PathVariable UUID seat, @RequestBody Marked it) {
        run.mark(seat, text(it.state()), text(it.reason()), it.to());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/graduate-seats/{seat}/fee")
    ResponseEntity<Void> fee(@PathVariable UUID seat, @RequestBody Fee it) {
        run.fee(seat, text(it.fee()), text(it.note()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/graduate-sittings/{sitting}/codes")
    ResponseEntity<Void> codes(@PathVariable UUID sitting, @RequestBody Pasted it) {
        run.codes(sitting, text(it.codes()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/graduate-sittings/{sitting}/close")
    @OpenToRegistrars
    ResponseEntity<Void> close(@PathVariable UUID sitting) {
        run.close(sitting);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/graduate-campaigns/{campaign}/photo-imports")
    @OpenToRegistrars
    ResponseEntity<Imported> load(
            @PathVariable UUID campaign,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean vouched)
            throws IOException {
        var name = file == null ? null : file.getOriginalFilename();
        var id =
                importPhotos.load(
                        campaign,
                        text(name),
                        file == null ? new byte[0] : file.getBytes(),
                        vouched);
        return ResponseEntity.status(201).body(imported(id));
    }

    @GetMapping("/graduate-photo-imports/{imported}")
    Imported imported(@PathVariable UUID imported) {
        return new Imported(imports.get(imported), imports.lines(imported));
    }

    @GetMapping("/graduate-campaigns/{campaign}/missing-photos")
    Slice<GraduatePhotoRows.Missing> missing(
            @PathVariable UUID campaign,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + PAGE) int limit) {
        campaigns.get(campaign);
        return photos.missing(campaign, after, Math.clamp(limit, 1, PAGE));
    }

    @GetMapping("/graduate-campaigns/{campaign}/photo-tickets")
    Slice<PhotoTickets.Ticket> tickets(
            @PathVariable UUID campaign, @RequestParam(required = false) @Nullable UUID after) {
        campaigns.get(campaign);
        return tickets.page(campaign, after, PAGE);
    }

    @PostMapping("/graduate-campaigns/{campaign}/photo-tickets/{enrolment}")
    @OpenToRegistrars
    ResponseEntity<Void> demand(
            @PathVariable UUID campaign, @PathVariable UUID enrolment, @RequestBody Why it) {
        answerPhoto.demand(campaign, enrolment, text(it.reason()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/own-graduation/{campaign}/{enrolment}/photo/confirm")
    @Allowed("student")
    ResponseEntity<Void> confirm(
            @PathVariable UUID campaign,
            @PathVariable UUID enrolment,
            @RequestBody Confirmation it) {
        answerPhoto.confirm(campaign, enrolment, it.image(), it.document(), it.name());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/own-graduation/{campaign}/{enrolment}/photo/refuse")
    @Allowed("student")
    ResponseEntity<Void> refuse(
            @PathVariable UUID campaign, @PathVariable UUID enrolment, @RequestBody Why it) {
        answerPhoto.refuse(campaign, enrolment, text(it.reason()));
        return ResponseEntity.noContent().build();
    }

    private static String text(@Nullable String it) {
        return it == null ? "" : it;
    }
}
