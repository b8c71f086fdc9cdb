package org.matricula.feedback;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 受理与答复: by the role that keeps the datum, never by whoever gave the feedback.
@Service
public class AnswerFeedback {

    /// Those after which something else is as it was.
    static final Set<String> OUTCOMES = Set.of("corrected", "case", "right", "changed", "declined");

    /// @param outcome one of `corrected`, `case`, `right`, `changed`, `declined`
    /// @param caseNumber of the correction that was opened, for `case`
    /// @param improvement what is done so that it does not come again
    public record Answer(
            String outcome,
            String words,
            @Nullable String caseNumber,
            @Nullable String improvement) {}

    private final FeedbackRows rows;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    AnswerFeedback(FeedbackRows rows, Notices notices, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Whether the acting person answers for it.
    static boolean answers(Feedback it) {
        var actor = Acting.now();
        return (actor.holds(it.ownerRole()) || OpenToFeedbackFigures.Roles.hold(actor))
                && !it.giverId().equals(actor.account());
    }

    /// 受理: the giver sees that somebody is at it.
    @Transactional
    public void take(UUID id) {
        rows.hold(id);
        var it = rows.get(id);
        Refused.unlessEmpty(
                Refusal.all(
                        answers(it) ? null : Refusal.forbidden("feedback.not-owner"),
                        it.state().equals("given") ? null : Refusal.conflict("feedback.taken")));
        rows.taken(id, clock.instant());
        ledger.record(Act.of("feedback.take", "feedback:" + id).at(it.scopePos()));
    }

    @Transactional
    public void answer(UUID id, Answer asked) {
        rows.hold(id);
        var it = rows.get(id);
        var answer =
                new Answer(
                        asked.outcome().strip(),
                        asked.words().strip(),
                        filled(asked.caseNumber()),
                        filled(asked.improvement()));
        Refused.unlessEmpty(
                Refusal.all(
                        answers(it) ? null : Refusal.forbidden("feedback.not-owner"),
                        it.answered() ? Refusal.conflict("feedback.answered") : null,
                        OUTCOMES.contains(answer.outcome())
                                ? null
                                : Refusal.input("outcome", "feedback.outcome"),
                        answer.words().isEmpty() || answer.words().length() > GiveFeedback.LONGEST
                                ? Refusal.input("words", "feedback.words", GiveFeedback.LONGEST)
                                : null,
                        answer.outcome().equals("case") == (answer.caseNumber() != null)
                                ? null
                                : Refusal.input("caseNumber", "feedback.case"),
                        answer.outcome().equals("case")
                                        && answer.caseNumber() != null
                                        && !rows.filed(answer.caseNumber(), it.enrolmentId())
                                ? Refusal.input("caseNumber", "feedback.case-unknown")
                                : null,
                        answer.improvement() != null
                                        && answer.improvement().length() > GiveFeedback.LONGEST
                                ? Refusal.input(
                                        "improvement", "feedback.words", GiveFeedback.LONGEST)
                                : null,
                        answer.outcome().equals("changed") && answer.improvement() == null
                                ? Refusal.input("improvement", "feedback.improvement")
                                : null));
        rows.answered(id, answer, clock.instant());
        notices.tell(
                List.of(it.giverId()), "feedback.told.answered", "/feedback/" + id, it.place());
        ledger.record(
                Act.of("feedback.answer", "feedback:" + id)
                        .at(it.scopePos())
                        .to(Map.of("outcome", answer.outcome())));
    }

    /// 评价: the giver says whether the answer helped.
    @Transactional
    public void judge(UUID id, boolean helped) {
        rows.hold(id);
        var it = rows.get(id);
        Refused.unlessEmpty(
                Refusal.all(
                        it.giverId().equals(Acting.now().account())
                                ? null
                                : Refusal.forbidden("feedback.not-giver"),
                        it.answered() ? null : Refusal.conflict("feedback.unanswered")));
        rows.judged(id, helped);
        ledger.record(
                Act.of("feedback.judge", "feedback:" + id)
                        .at(it.scopePos())
                        .to(Map.of("helped", helped)));
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
