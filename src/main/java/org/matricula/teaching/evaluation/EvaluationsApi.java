package org.matricula.teaching.evaluation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Allowed;
import org.matricula.teaching.OpenToQuality;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// 课程评估 for other systems, by the same rules.
@RestController
@RequestMapping("/api/v1")
class EvaluationsApi {

    record EvaluationList(List<Evaluation> items) {}

    record Results(Evaluation evaluation, List<EvaluationResults.Result> items) {}

    record Given(@Nullable Map<UUID, Integer> scores, @Nullable String comment) {}

    private final RunEvaluation run;
    private final GiveEvaluation give;

    EvaluationsApi(RunEvaluation run, GiveEvaluation give) {
        this.run = run;
        this.give = give;
    }

    @GetMapping("/evaluations")
    @OpenToQuality
    EvaluationList list() {
        return new EvaluationList(run.all());
    }

    @GetMapping("/evaluations/{evaluation}")
    @OpenToQuality
    Results show(@PathVariable UUID evaluation) {
        var it = run.get(evaluation);
        return new Results(it, run.results(it));
    }

    @GetMapping("/own-evaluations")
    @Allowed("student")
    GiveEvaluation.Own own() {
        return give.own();
    }

    @PostMapping("/own-evaluations/{task}")
    @Allowed("student")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void give(@PathVariable UUID task, @RequestBody Given it) {
        give.give(
                task,
                it.scores() == null ? Map.of() : it.scores(),
                it.comment() == null ? "" : it.comment());
    }
}
