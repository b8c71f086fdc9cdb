package org.matricula.survey.interview;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.survey.OpenToSurveyReaders;
import org.matricula.survey.OpenToSurveyors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Interviews for other systems; of what was said in them, nothing.
@RestController
@RequestMapping("/api/v1/interview-plans")
@OpenToSurveyReaders
class InterviewsApi {

    private static final int MOST = 200;

    record Fresh(
            @Nullable String title,
            @Nullable String purpose,
            @Nullable String theme,
            @Nullable List<String> guide,
            @Nullable UUID questionnaire,
            @Nullable String interviewer,
            @Nullable List<UUID> units,
            @Nullable String strata,
            @Nullable Integer perStratum,
            @Nullable List<String> numbers,
            @Nullable LocalDate dueOn) {}

    record Record(
            @Nullable LocalDate on,
            @Nullable String record,
            @Nullable String finding,
            @Nullable String words) {}

    record Taken(@Nullable UUID account) {}

    record Made(UUID id) {}

    private final OpenInterviews openInterviews;
    private final HoldInterviews hold;

    InterviewsApi(OpenInterviews openInterviews, HoldInterviews hold) {
        this.openInterviews = openInterviews;
        this.hold = hold;
    }

    @GetMapping
    Slice<Campaign> list(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return hold.campaigns(cursor, Math.clamp(limit, 1, MOST));
    }

    @PostMapping
    @OpenToSurveyors
    @ResponseStatus(HttpStatus.CREATED)
    Made open(@RequestBody Fresh it) {
        return new Made(
                openInterviews.open(
                        new NewCampaign(
                                text(it.title()),
                                text(it.purpose()),
                                text(it.theme()),
                                some(it.guide()),
                                it.questionnaire(),
                                it.interviewer() == null ? "class-teacher" : it.interviewer(),
                                some(it.units()),
                                it.strata() == null ? "none" : it.strata(),
                                some(it.numbers()).isEmpty() ? it.perStratum() : null,
                                some(it.numbers()),
                                it.dueOn())));
    }

    @GetMapping("/{campaign}")
    Campaign show(@PathVariable UUID campaign) {
        return hold.campaign(campaign);
    }

    @GetMapping("/{campaign}/interviews")
    Slice<Interview> interviews(
            @PathVariable UUID campaign,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return hold.interviews(campaign, cursor, Math.clamp(limit, 1, MOST));
    }

    @PostMapping("/interviews/{interview}/assignment")
    @OpenToSurveyors
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void assign(@PathVariable UUID interview, @RequestBody Taken it) {
        hold.get(interview);
        if (it.account() == null) {
            throw new Refused(Refusal.input("account", "field.missing"));
        }
        hold.assign(interview, it.account());
    }

    @PostMapping("/interviews/{interview}/record")
    @OpenToSurveyors
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void record(@PathVariable UUID interview, @RequestBody Record it) {
        hold.record(interview, it.on(), text(it.record()), text(it.finding()), text(it.words()));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    private static <T> List<T> some(@Nullable List<T> given) {
        return given == null ? List.of() : given;
    }
}
