package org.matricula.survey.measure;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/// Individual help for other systems.
@RestController
@RequestMapping("/api/v1/measures")
@OpenToSurveyReaders
class MeasuresApi {

    private static final int MOST = 200;

    record Fresh(
            @Nullable String student,
            @Nullable UUID unit,
            @Nullable UUID questionnaire,
            @Nullable UUID interview,
            @Nullable String theme,
            @Nullable String what,
            @Nullable String goal,
            @Nullable UUID owner,
            @Nullable LocalDate dueOn) {}

    record Progress(@Nullable String words) {}

    record End(@Nullable String effect, @Nullable String outcome) {}

    record Made(UUID id) {}

    record Shown(Measure measure, List<MeasureRows.Note> notes) {}

    private final TakeMeasure take;

    MeasuresApi(TakeMeasure take) {
        this.take = take;
    }

    @GetMapping
    Slice<Measure> list(
            @RequestParam(defaultValue = "open") String which,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return take.page(which, cursor, Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/{id}")
    Shown show(@PathVariable UUID id) {
        return new Shown(take.get(id), take.notes(id));
    }

    @PostMapping
    @OpenToSurveyors
    @ResponseStatus(HttpStatus.CREATED)
    Made set(@RequestBody Fresh it) {
        return new Made(
                take.set(
                        new NewMeasure(
                                text(it.student()),
                                it.unit(),
                                it.questionnaire(),
                                it.interview(),
                                text(it.theme()),
                                text(it.what()),
                                text(it.goal()),
                                it.owner(),
                                it.dueOn())));
    }

    @PostMapping("/{id}/notes")
    @OpenToSurveyors
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void note(@PathVariable UUID id, @RequestBody Progress it) {
        take.note(id, text(it.words()));
    }

    @PostMapping("/{id}/end")
    @OpenToSurveyors
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable UUID id, @RequestBody End it) {
        take.done(id, text(it.effect()), text(it.outcome()));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
