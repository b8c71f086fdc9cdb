package org.matricula.change.programme;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.registry.OpenToRegistrars;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@OpenToRegistrars
class RoundsApi {

    record NewRound(
            @Nullable UUID unit,
            @Nullable String name,
            @Nullable LocalDate opensOn,
            @Nullable LocalDate closesOn,
            @Nullable LocalDate effectiveOn) {}

    record Places(@Nullable Integer places) {}

    /// @param accepted left out, the department does not take them
    record Assessment(
            @Nullable String method,
            @Nullable BigDecimal score,
            @Nullable Boolean accepted,
            @Nullable UUID classId,
            @Nullable String opinion,
            @Nullable String feeDifference,
            @Nullable String credits) {}

    record TakenBack(@Nullable String reason) {}

    private final RoundViews views;
    private final HoldRound holdRound;
    private final NoticeRound noticeRound;

    RoundsApi(RoundViews views, HoldRound holdRound, NoticeRound noticeRound) {
        this.views = views;
        this.holdRound = holdRound;
        this.noticeRound = noticeRound;
    }

    @GetMapping("/api/v1/programme-rounds")
    List<ProgrammeRound> list() {
        return views.all();
    }

    /// A round with its places and the applicants within the reader's reach.
    @GetMapping("/api/v1/programme-rounds/{id}")
    RoundViews.View get(@PathVariable UUID id) {
        return views.get(id);
    }

    @PostMapping("/api/v1/programme-rounds")
    @Allowed({"registrar", "academic-office-head"})
    Map<String, UUID> open(@RequestBody NewRound it) {
        return Map.of(
                "id",
                holdRound.open(
                        given(it.unit(), "unit"),
                        given(it.name(), "name"),
                        given(it.opensOn(), "opensOn"),
                        given(it.closesOn(), "closesOn"),
                        given(it.effectiveOn(), "effectiveOn")));
    }

    @PutMapping("/api/v1/programme-rounds/{id}/places/{major}")
    @Allowed({"registrar", "academic-office-head"})
    void places(@PathVariable UUID id, @PathVariable UUID major, @RequestBody Places it) {
        holdRound.places(id, major, given(it.places(), "places"));
    }

    @PostMapping("/api/v1/programme-rounds/{id}/send")
    @Allowed({"registrar", "academic-office-head"})
    Map<String, Integer> send(@PathVariable UUID id) {
        return Map.of("sent", holdRound.send(id));
    }

    /// What the receiving department found of one applicant.
    @PutMapping("/api/v1/programme-assessments/{caseId}")
    void assess(@PathVariable UUID caseId, @RequestBody Assessment it) {
        holdRound.assess(
                caseId,
                new ProgrammeCandidates.Assessment(
                        given(it.method(), "method"),
                        given(it.score(), "score"),
                        Boolean.TRUE.equals(it.accepted()),
                        it.classId(),
                        given(it.opinion(), "opinion"),
                        it.feeDifference(),
                        it.credits()));
    }

    @PostMapping("/api/v1/programme-rounds/{id}/notice")
    @Allowed({"registrar", "academic-office-head"})
    Map<String, LocalDate> notice(@PathVariable UUID id, @RequestBody NoticeRound.Notice how) {
        return Map.of("lastOn", noticeRound.notice(id, how));
    }

    /// The list is drawn up anew, after it was taken down.
    @PostMapping("/api/v1/programme-rounds/{id}/take-back")
    @Allowed({"registrar", "academic-office-head"})
    void takeBack(@PathVariable UUID id, @RequestBody TakenBack it) {
        noticeRound.takeBack(id, it.reason());
    }

    /// One of its lists comes down; the first takes the further ones with it.
    @PostMapping("/api/v1/programme-rounds/{id}/lists/{publication}/withdraw")
    @Allowed({"registrar", "academic-office-head"})
    void withdraw(
            @PathVariable UUID id, @PathVariable UUID publication, @RequestBody TakenBack it) {
        noticeRound.withdraw(id, publication, it.reason());
    }

    private static <T> T given(@Nullable T value, String field) {
        if (value == null) {
            throw new Refused(Refusal.input(field, "field.missing"));
        }
        return value;
    }
}
