package org.matricula.survey.form;

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

/// Questionnaires for other systems: built by the same rules.
@RestController
@RequestMapping("/api/v1/surveys")
@OpenToSurveyReaders
class SurveysApi {

    private static final int MOST = 200;

    record Fresh(
            @Nullable String title,
            @Nullable String intro,
            @Nullable String theme,
            @Nullable Boolean anonymous,
            @Nullable String asked,
            @Nullable Boolean paged) {}

    record NewSection(@Nullable String title, @Nullable String note) {}

    /// @param when what it depends upon, each as `<question>:<pick>`
    record NewOne(
            @Nullable UUID section,
            @Nullable String kind,
            @Nullable String words,
            @Nullable String hint,
            @Nullable Boolean mandatory,
            @Nullable Integer least,
            @Nullable Integer most,
            @Nullable List<String> options,
            @Nullable List<String> lines,
            @Nullable List<String> when) {}

    record Made(UUID id) {}

    record Shown(Questionnaire questionnaire, List<Section> sections) {}

    private final ReadForms readForms;
    private final BuildQuestionnaire build;

    SurveysApi(ReadForms readForms, BuildQuestionnaire build) {
        this.readForms = readForms;
        this.build = build;
    }

    @GetMapping
    Slice<Questionnaire> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return readForms.page(state, cursor, Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/{id}")
    Shown show(@PathVariable UUID id) {
        return new Shown(readForms.get(id), readForms.form(id));
    }

    @PostMapping
    @OpenToSurveyors
    @ResponseStatus(HttpStatus.CREATED)
    Made create(@RequestBody Fresh it) {
        return new Made(
                build.create(
                        new Head(
                                text(it.title()),
                                text(it.intro()),
                                text(it.theme()),
                                Boolean.TRUE.equals(it.anonymous()),
                                text(it.asked()),
                                Boolean.TRUE.equals(it.paged()))));
    }

    @PostMapping("/{id}/copy")
    @OpenToSurveyors
    @ResponseStatus(HttpStatus.CREATED)
    Made copy(@PathVariable UUID id) {
        return new Made(build.copy(id));
    }

    @PostMapping("/{id}/sections")
    @OpenToSurveyors
    @ResponseStatus(HttpStatus.CREATED)
    Made section(@PathVariable UUID id, @RequestBody NewSection it) {
        return new Made(build.addSection(id, text(it.title()), text(it.note())));
    }

    @PostMapping("/{id}/questions")
    @OpenToSurveyors
    @ResponseStatus(HttpStatus.CREATED)
    Made question(@PathVariable UUID id, @RequestBody NewOne it) {
        readForms.get(id);
        if (it.section() == null) {
            throw new Refused(Refusal.input("section", "field.missing"));
        }
        return new Made(
                build.add(
                        id,
                        it.section(),
                        QuestionInput.read(
                                text(it.kind()),
                                text(it.words()),
                                text(it.hint()),
                                Boolean.TRUE.equals(it.mandatory()),
                                it.least(),
                                it.most(),
                                String.join("\n", some(it.options())),
                                String.join("\n", some(it.lines())),
                                some(it.when()))));
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    private static List<String> some(@Nullable List<String> given) {
        return given == null ? List.of() : given;
    }
}
