package org.matricula.coursework.recognition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;

/// A result of an outside school, as it is typed from its transcript.
///
/// @param mark one of [#MARKS], where there is no total
/// @param evidence which paper says so, such as its number
public record NewBrought(
        String kind,
        String origin,
        String code,
        String name,
        String term,
        @Nullable LocalDate takenOn,
        @Nullable BigDecimal credits,
        @Nullable Integer total,
        @Nullable String mark,
        String evidence) {

    static final List<String> KINDS = List.of("course", "certificate");
    static final List<String> MARKS = List.of("excellent", "good", "fair", "pass", "fail");

    private static final int LONG = 100;
    private static final int LONGEST = 200;
    private static final BigDecimal MOST = BigDecimal.valueOf(100);

    List<Refusal> refusals(LocalDate today) {
        return Refusal.all(
                KINDS.contains(kind) ? null : Refusal.input("kind", "brought.kind"),
                blank(origin, LONG) ? Refusal.input("origin", "brought.origin") : null,
                code.length() > 40 ? Refusal.input("code", "course.code") : null,
                blank(name, LONG) ? Refusal.input("name", "brought.name") : null,
                term.length() > 40 ? Refusal.input("term", "brought.term") : null,
                takenOn != null && takenOn.isAfter(today)
                        ? Refusal.input("takenOn", "brought.day")
                        : null,
                credits != null
                                && (credits.signum() <= 0
                                        || credits.compareTo(MOST) > 0
                                        || credits.stripTrailingZeros().scale() > 1)
                        ? Refusal.input("credits", "course.credits")
                        : null,
                (total == null) == (mark == null)
                                || total != null && (total < 0 || total > 100)
                                || mark != null && !MARKS.contains(mark)
                        ? Refusal.input("total", "brought.result")
                        : null,
                blank(evidence, LONGEST) ? Refusal.input("evidence", "brought.evidence") : null);
    }

    boolean passed(int passMark) {
        return total == null ? !"fail".equals(mark) : total >= passMark;
    }

    private static boolean blank(String text, int most) {
        return text.isBlank() || text.length() > most;
    }
}
