package org.matricula.survey.ask;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Slice;
import org.matricula.survey.OpenToAsked;
import org.matricula.survey.OpenToSurveyReaders;
import org.matricula.survey.OpenToSurveyors;
import org.matricula.survey.form.Aim;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Asking and answering for other systems, by the same rules.
@RestController
@RequestMapping("/api/v1")
class RunSurveysApi {

    private static final int MOST = 200;

    record Wanted(
            @Nullable List<UUID> units,
            @Nullable List<Integer> grades,
            @Nullable List<Integer> years,
            @Nullable List<String> levels,
            @Nullable List<String> statuses,
            @Nullable List<String> sexes,
            @Nullable List<String> boardings,
            @Nullable List<String> numbers,
            @Nullable UUID view) {}

    record Period(@Nullable LocalDate from, @Nullable LocalDate until) {}

    record Why(@Nullable String reason) {}

    record Counted(int count) {}

    /// @param answers by field: `q-<question>`, of a matrix `q-<question>-<line>`
    record Filled(@Nullable Map<String, List<String>> answers) {}

    private final ReadSurvey readSurvey;
    private final RunQuestionnaire run;
    private final AnswerQuestionnaire answer;

    RunSurveysApi(ReadSurvey readSurvey, RunQuestionnaire run, AnswerQuestionnaire answer) {
        this.readSurvey = readSurvey;
        this.run = run;
        this.answer = answer;
    }

    @PutMapping("/surveys/{id}/audience")
    @OpenToSurveyors
    RunQuestionnaire.Meant aim(@PathVariable UUID id, @RequestBody Wanted it) {
        run.aim(
                id,
                new Aim(
                        some(it.units()),
                        some(it.grades()),
                        some(it.years()),
                        some(it.levels()),
                        some(it.statuses()),
                        some(it.sexes()),
                        some(it.boardings()),
                        some(it.numbers()),
                        it.view()));
        return run.meant(id);
    }

    @PostMapping("/surveys/{id}/opening")
    @OpenToSurveyors
    Counted open(@PathVariable UUID id, @RequestBody Period it) {
        return new Counted(run.open(id, it.from(), it.until()));
    }

    @PostMapping("/surveys/{id}/reminder")
    @OpenToSurveyors
    Counted remind(@PathVariable UUID id) {
        return new Counted(run.remind(id));
    }

    @PostMapping("/surveys/{id}/closing")
    @OpenToSurveyors
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable UUID id, @RequestBody Why it) {
        run.close(id, it.reason());
    }

    @PostMapping("/surveys/{id}/rereading")
    @OpenToSurveyors
    Counted reread(@PathVariable UUID id) {
        return new Counted(run.reread(id));
    }

    @GetMapping("/surveys/{id}/responses")
    @OpenToSurveyReaders
    List<AudienceRows.Response> responses(@PathVariable UUID id) {
        return readSurvey.responses(readSurvey.get(id).id());
    }

    @GetMapping("/surveys/{id}/missing")
    @OpenToSurveyReaders
    Slice<AudienceRows.Missing> missing(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "100") int limit) {
        var most = Math.clamp(limit, 1, MOST);
        return Slice.of(
                readSurvey.missing(readSurvey.get(id).id(), unit, cursor, most + 1),
                most,
                (AudienceRows.Missing it) -> it.enrolment().toString());
    }

    @GetMapping("/own-surveys")
    @OpenToAsked
    Slice<Asked> asked(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        return answer.asked(cursor, Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/own-surveys/{questionnaire}/{enrolment}")
    @OpenToAsked
    AnswerQuestionnaire.Shown show(@PathVariable UUID questionnaire, @PathVariable UUID enrolment) {
        return answer.show(questionnaire, enrolment);
    }

    @PostMapping("/own-surveys/{questionnaire}/{enrolment}")
    @OpenToAsked
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(
            @PathVariable UUID questionnaire,
            @PathVariable UUID enrolment,
            @RequestBody Filled it) {
        answer.answer(questionnaire, enrolment, it.answers() == null ? Map.of() : it.answers());
    }

    private static <T> List<T> some(@Nullable List<T> given) {
        return given == null ? List.of() : given;
    }
}
