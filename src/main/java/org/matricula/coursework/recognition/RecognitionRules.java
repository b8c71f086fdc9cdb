package org.matricula.coursework.recognition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Component;

/// 认定规则: 普通高等学校学生管理规定 第十六条 and the school's own.
@Component
class RecognitionRules {

    static final List<String> CODES =
            List.of(
                    "recognition.sheet",
                    "recognition.nothing",
                    "recognition.least-mark",
                    "recognition.years",
                    "recognition.credits",
                    "recognition.over",
                    "recognition.not-planned",
                    "recognition.has",
                    "recognition.used",
                    "recognition.share");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Recognitions recognitions;
    private final RecognitionRows rows;
    private final Policies policies;

    RecognitionRules(Recognitions recognitions, RecognitionRows rows, Policies policies) {
        this.recognitions = recognitions;
        this.rows = rows;
        this.policies = policies;
    }

    /// Every reason at once.
    ///
    /// @param on the day the policies are read for
    List<Refusal> refusals(Recognition it, LocalDate on) {
        var all = new ArrayList<Refusal>();
        var lines = it.wanted();
        if (lines.isEmpty()) {
            return List.of(Refusal.rule("recognition.nothing"));
        }
        var least = policies.value(RecognitionPolicies.LEAST_MARK, it.institutionId(), on);
        var years = policies.value(RecognitionPolicies.YEARS, it.institutionId(), on);
        for (var line : lines) {
            all.addAll(
                    Refusal.all(
                            line.planned()
                                    ? null
                                    : Refusal.rule(
                                            "recognition.not-planned",
                                            line.course(),
                                            it.programme()),
                            tooMany(line)));
            for (var source : line.sources()) {
                all.addAll(
                        Refusal.all(
                                low(source, least)
                                        ? Refusal.rule(
                                                "recognition.least-mark", source.name(), least)
                                        : null,
                                old(source, years, on)
                                        ? Refusal.rule(
                                                "recognition.years",
                                                source.name(),
                                                String.valueOf(source.takenOn()),
                                                years)
                                        : null));
            }
        }
        all.addAll(over(lines));
        all.addAll(conflicts(it));
        all.addAll(Refusal.all(share(it, on)));
        return all.stream().distinct().toList();
    }

    /// What another recognition, or a result that came meanwhile, has made untrue.
    List<Refusal> conflicts(Recognition it) {
        var had = rows.had(it.enrolmentId(), it.programmeId());
        var used = rows.used(it.enrolmentId(), it.caseId());
        var all = new ArrayList<Refusal>();
        for (var line : it.wanted()) {
            // recognised from itself: the same course under another programme
            if (had.contains(line.courseId())
                    && line.sources().stream()
                            .noneMatch(one -> line.courseId().equals(one.courseId()))) {
                all.add(Refusal.conflict("recognition.has", line.course()));
            }
            line.sources().stream()
                    .filter(one -> used.contains(one.gradeId()) || used.contains(one.broughtId()))
                    .forEach(one -> all.add(Refusal.conflict("recognition.used", one.name())));
        }
        return all;
    }

    private static @Nullable Refusal tooMany(Recognition.Line it) {
        var credits = it.credits();
        if (credits == null) {
            return null;
        }
        if (it.courseCredits() != null && credits.compareTo(it.courseCredits()) > 0) {
            return Refusal.rule(
                    "recognition.credits", it.course(), it.courseCredits().toPlainString());
        }
        if (it.basis().equals("equivalence")
                || it.sources().stream().anyMatch(one -> one.credits() == null)) {
            return null;
        }
        var brought =
                it.sources().stream()
                        .map(Recognition.Source::credits)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return credits.compareTo(brought) > 0
                ? Refusal.rule("recognition.credits", it.course(), brought.toPlainString())
                : null;
    }

    private static boolean low(Recognition.Source it, int least) {
        return !it.passed() || it.total() != null && it.total() < least;
    }

    private static boolean old(Recognition.Source it, int years, LocalDate on) {
        return years > 0
                && it.gradeId() == null
                && it.takenOn() != null
                && it.takenOn().plusYears(years).isBefore(on);
    }

    /// One result for several courses gives no more credits than it has, unless the school has
    /// decided how many.
    private static List<Refusal> over(List<Recognition.Line> lines) {
        var given = new HashMap<UUID, BigDecimal>();
        var all = new ArrayList<Refusal>();
        for (var line : lines) {
            if (line.credits() == null
                    || line.sources().size() != 1
                    || line.basis().equals("equivalence")) {
                continue;
            }
            var source = line.sources().getFirst();
            var key = Objects.requireNonNullElse(source.gradeId(), source.broughtId());
            var sum = given.merge(Objects.requireNonNull(key), line.credits(), BigDecimal::add);
            if (source.credits() != null
                    && sum.compareTo(source.credits()) > 0
                    && sum.compareTo(line.credits()) > 0) {
                all.add(
                        Refusal.rule(
                                "recognition.over",
                                source.name(),
                                source.credits().toPlainString()));
            }
        }
        return all;
    }

    private @Nullable Refusal share(Recognition it, LocalDate on) {
        var most = policies.value(RecognitionPolicies.MOST_SHARE, it.institutionId(), on);
        var whole = recognitions.wholeOf(it.programmeId());
        if (most >= 100 || whole.signum() == 0) {
            return null;
        }
        var outside =
                it.wanted().stream()
                        .filter(Recognition.Line::outside)
                        .map(Recognition.Line::credits)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        var sum = outside.add(recognitions.outside(it.enrolmentId(), it.caseId()));
        return outside.signum() > 0
                        && sum.multiply(HUNDRED).compareTo(whole.multiply(BigDecimal.valueOf(most)))
                                > 0
                ? Refusal.rule(
                        "recognition.share",
                        sum.stripTrailingZeros().toPlainString(),
                        most,
                        whole.stripTrailingZeros().toPlainString())
                : null;
    }
}
