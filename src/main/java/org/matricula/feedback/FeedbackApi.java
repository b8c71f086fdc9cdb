package org.matricula.feedback;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// 数据反馈 for programs.
@RestController
@RequestMapping("/api/v1/feedback")
@Allowed(Allowed.SIGNED_IN)
class FeedbackApi {

    private static final int MOST = 200;

    record Given(
            @Nullable UUID enrolment,
            @Nullable String topic,
            @Nullable String place,
            @Nullable String words) {}

    record Answered(
            @Nullable String outcome,
            @Nullable String words,
            @Nullable String caseNumber,
            @Nullable String improvement) {}

    private final GiveFeedback give;
    private final AnswerFeedback answer;
    private final ReadFeedback read;

    FeedbackApi(GiveFeedback give, AnswerFeedback answer, ReadFeedback read) {
        this.give = give;
        this.answer = answer;
        this.read = read;
    }

    @GetMapping
    Slice<Feedback> page(
            @RequestParam(defaultValue = "own") String which,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return read.page(which, cursor, Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/{feedback}")
    Feedback get(@PathVariable UUID feedback) {
        return read.get(feedback);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> give(@RequestBody Given it) {
        var topic = text(it.topic());
        return Map.of(
                "id",
                give.give(
                        new GiveFeedback.NewFeedback(
                                it.enrolment(),
                                topic,
                                it.place() == null ? topic : it.place(),
                                text(it.words()))));
    }

    @PostMapping("/{feedback}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@PathVariable UUID feedback, @RequestBody Answered it) {
        answer.answer(
                feedback,
                new AnswerFeedback.Answer(
                        text(it.outcome()), text(it.words()), it.caseNumber(), it.improvement()));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
