package org.matricula.graduation.check;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.graduation.OpenToGraduateInfo;
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

/// Campaigns, graduates and corrections for other systems: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1")
@OpenToGraduateInfo
class GraduateChecksApi {

    private static final int MOST = 1000;

    record Asked(
            @Nullable UUID unit,
            @Nullable Integer entryYear,
            @Nullable String year,
            @Nullable String name,
            @Nullable String notice,
            @Nullable LocalDate checkFrom,
            @Nullable LocalDate checkUntil,
            @Nullable LocalDate photoFrom,
            @Nullable LocalDate photoUntil) {}

    record Told(UUID id) {}

    /// @param newcomers how many came to its classes since and are on no list of the year
    record Shown(
            GraduateCampaigns.Campaign campaign,
            List<GraduateCampaigns.Progress> classes,
            int newcomers) {}

    record Joined(int graduates) {}

    record Decision(boolean accepted, @Nullable String note, @Nullable Boolean together) {}

    record Signature(@Nullable String picture, @Nullable String strokes) {}

    private final GraduateCampaigns campaigns;
    private final GraduateSheets sheets;
    private final OpenGraduateCampaign openCampaign;
    private final DecideCorrection decide;
    private final ClaimCorrection claimCorrection;
    private final SignGraduateSheet signSheet;

    GraduateChecksApi(
            GraduateCampaigns campaigns,
            GraduateSheets sheets,
            OpenGraduateCampaign openCampaign,
            DecideCorrection decide,
            ClaimCorrection claimCorrection,
            SignGraduateSheet signSheet) {
        this.campaigns = campaigns;
        this.sheets = sheets;
        this.openCampaign = openCampaign;
        this.decide = decide;
        this.claimCorrection = claimCorrection;
        this.signSheet = signSheet;
    }

    @GetMapping("/graduate-campaigns")
    List<GraduateCampaigns.Campaign> list() {
        return campaigns.all();
    }

    @PostMapping("/graduate-campaigns")
    @OpenToRegistrars
    ResponseEntity<Told> open(@RequestBody Asked it) {
        var id =
                openCampaign.open(
                        new OpenGraduateCampaign.Asked(
                                it.unit(),
                                it.entryYear(),
                                text(it.year()),
                                text(it.name()),
                                text(it.notice()),
                                it.checkFrom(),
                                it.checkUntil(),
                                it.photoFrom(),
                                it.photoUntil()));
        return ResponseEntity.status(201).body(new Told(id));
    }

    @GetMapping("/graduate-campaigns/{campaign}")
    Shown show(@PathVariable UUID campaign) {
        return new Shown(
                campaigns.get(campaign),
                campaigns.progress(campaign),
                campaigns.newcomers(campaign));
    }

    @PostMapping("/graduate-campaigns/{campaign}/newcomers")
    @OpenToRegistrars
    Joined join(@PathVariable UUID campaign) {
        return new Joined(openCampaign.join(campaign));
    }

    @GetMapping("/graduate-campaigns/{campaign}/graduates")
    Slice<GraduateSheets.Graduate> graduates(
            @PathVariable UUID campaign,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "false") boolean pending,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "200") int limit) {
        campaigns.get(campaign);
        return sheets.of(campaign, unit, pending, after, Math.clamp(limit, 1, MOST));
    }

    @PostMapping("/graduate-claims/{claim}/decision")
    @OpenToRegistrars
    ResponseEntity<Void> decide(@PathVariable UUID claim, @RequestBody Decision it) {
        decide.decide(claim, it.accepted(), text(it.note()), Boolean.TRUE.equals(it.together()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/own-graduation/{campaign}/{enrolment}/claims")
    @Allowed("student")
    ResponseEntity<Void> claim(
            @PathVariable UUID campaign,
            @PathVariable UUID enrolment,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(required = false) @Nullable MultipartFile evidence)
            throws IOException {
        var name = evidence == null ? null : evidence.getOriginalFilename();
        claimCorrection.claim(
                campaign,
                enrolment,
                field,
                value,
                text(name),
                evidence == null ? new byte[0] : evidence.getBytes());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/own-graduation/{campaign}/{enrolment}/signature")
    @Allowed("student")
    ResponseEntity<Void> sign(
            @PathVariable UUID campaign, @PathVariable UUID enrolment, @RequestBody Signature it) {
        signSheet.sign(campaign, enrolment, text(it.picture()), text(it.strokes()));
        return ResponseEntity.noContent().build();
    }

    private static String text(@Nullable String it) {
        return it == null ? "" : it;
    }
}
