package org.matricula.graduation.register;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.graduation.OpenToGraduateInfo;
import org.matricula.graduation.check.GraduateCampaigns;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.matricula.registry.OpenToRegistrars;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Register forms for other systems: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1")
@OpenToGraduateInfo
class RegistersApi {

    private static final int MOST = 1000;

    record Appraisal(@Nullable String appraisal) {}

    record Submitted(int forms) {}

    record Wanted(boolean transcripts) {}

    record Told(UUID id) {}

    record Progress(RegisterBatches.Batch batch, List<RegisterBatches.Line> lines) {}

    record Signature(@Nullable String picture, @Nullable String strokes) {}

    private final GraduateCampaigns campaigns;
    private final RegisterForms forms;
    private final RegisterBatches batches;
    private final AppraiseGraduate appraise;
    private final AskForRegisters ask;
    private final IssueRegister issueRegister;
    private final FillRegister fill;

    RegistersApi(
            GraduateCampaigns campaigns,
            RegisterForms forms,
            RegisterBatches batches,
            AppraiseGraduate appraise,
            AskForRegisters ask,
            IssueRegister issueRegister,
            FillRegister fill) {
        this.campaigns = campaigns;
        this.forms = forms;
        this.batches = batches;
        this.appraise = appraise;
        this.ask = ask;
        this.issueRegister = issueRegister;
        this.fill = fill;
    }

    @GetMapping("/graduate-campaigns/{campaign}/register-forms")
    Slice<RegisterForms.Standing> list(
            @PathVariable UUID campaign,
            @RequestParam UUID unit,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "200") int limit) {
        campaigns.get(campaign);
        return forms.of(campaign, unit, after, Math.clamp(limit, 1, MOST));
    }

    /// Why it cannot be printed; none where it can.
    @GetMapping("/graduate-campaigns/{campaign}/register-forms/{enrolment}/faults")
    List<Refusal> faults(@PathVariable UUID campaign, @PathVariable UUID enrolment) {
        return issueRegister.refusals(campaign, enrolment);
    }

    @PutMapping("/graduate-campaigns/{campaign}/register-forms/{enrolment}/appraisal")
    ResponseEntity<Void> appraise(
            @PathVariable UUID campaign, @PathVariable UUID enrolment, @RequestBody Appraisal it) {
        appraise.appraise(campaign, enrolment, text(it.appraisal()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/graduate-campaigns/{campaign}/register-forms/{unit}/submit")
    @OpenToRegistrars
    Submitted submit(@PathVariable UUID campaign, @PathVariable UUID unit) {
        campaigns.get(campaign);
        return new Submitted(appraise.submit(campaign, unit));
    }

    @PostMapping("/graduate-campaigns/{campaign}/register-batches/{unit}")
    @OpenToRegistrars
    ResponseEntity<Told> batch(
            @PathVariable UUID campaign, @PathVariable UUID unit, @RequestBody Wanted it) {
        return ResponseEntity.status(202).body(new Told(ask.ask(campaign, unit, it.transcripts())));
    }

    @GetMapping("/register-batches/{batch}")
    Progress progress(@PathVariable UUID batch) {
        return new Progress(batches.get(batch), batches.lines(batch));
    }

    @PutMapping("/own-graduation/{campaign}/{enrolment}/register")
    @Allowed("student")
    List<Refusal> fill(
            @PathVariable UUID campaign,
            @PathVariable UUID enrolment,
            @RequestParam(defaultValue = "0") int version,
            @RequestBody RegisterContent it) {
        return fill.fill(campaign, enrolment, it, version);
    }

    @PostMapping("/own-graduation/{campaign}/{enrolment}/register/signature")
    @Allowed("student")
    ResponseEntity<Void> sign(
            @PathVariable UUID campaign, @PathVariable UUID enrolment, @RequestBody Signature it) {
        fill.sign(campaign, enrolment, text(it.picture()), text(it.strokes()));
        return ResponseEntity.noContent().build();
    }

    private static String text(@Nullable String it) {
        return it == null ? "" : it;
    }
}
