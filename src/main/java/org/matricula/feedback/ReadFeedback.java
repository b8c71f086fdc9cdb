package org.matricula.feedback;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Slice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What somebody may read of the feedback: their own, what they answer for, and its figures.
@Service
@Transactional(readOnly = true)
class ReadFeedback {

    static final List<String> WHICH = List.of("own", "open", "late", "all");

    private static final int IMPROVEMENTS = 100;

    private final FeedbackRows rows;
    private final FeedbackFigureRows figures;
    private final GiveFeedback give;
    private final Clock clock;

    ReadFeedback(FeedbackRows rows, FeedbackFigureRows figures, GiveFeedback give, Clock clock) {
        this.rows = rows;
        this.figures = figures;
        this.give = give;
        this.clock = clock;
    }

    Feedback get(UUID id) {
        return rows.get(id);
    }

    Slice<Feedback> page(String which, @Nullable UUID before, int most) {
        var asked = WHICH.contains(which) ? which : "own";
        var found = rows.page(asked, LocalDate.now(clock), before, most + 1);
        return Slice.of(found, most, it -> it.id().toString());
    }

    FeedbackRows.Concerned concerned(UUID enrolment) {
        return give.concerned(enrolment);
    }

    List<FeedbackRows.Concerned> own() {
        return rows.own();
    }

    FeedbackFigures figures(@Nullable LocalDate from, @Nullable LocalDate until) {
        var today = LocalDate.now(clock);
        var last = until == null ? today : until;
        var first = from == null ? last.minusMonths(12) : from;
        return new FeedbackFigures(
                first,
                last,
                figures.figures(first, last, today),
                figures.improvements(first, last, IMPROVEMENTS));
    }
}
