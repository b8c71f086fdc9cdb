package org.matricula.standing.warning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 如何解除: what a student has to reach so that the next run finds nothing, ground by ground.
@Service
public class WhatLifts {

    /// @param kind message key `warning.lift.<kind>`
    /// @param needed courses or credits still to be passed; 0 where no figure helps
    public record Need(String kind, BigDecimal needed) {}

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final WarningDetails details;

    WhatLifts(WarningDetails details) {
        this.details = details;
    }

    @Transactional(readOnly = true)
    public List<Need> of(Warning it) {
        return details.least(it.id()).stream()
                .map(least -> new Need(least.kind(), needed(it, least)))
                .toList();
    }

    /// By the least threshold of the kind, as long as no further course is failed.
    static BigDecimal needed(Warning it, WarningDetails.Ground least) {
        return switch (least.kind()) {
            case "failed-courses" ->
                    BigDecimal.valueOf(it.failedCourses())
                            .subtract(least.threshold())
                            .add(BigDecimal.ONE)
                            .setScale(0, RoundingMode.CEILING);
            case "failed-credits" ->
                    it.failedCredits().subtract(least.threshold()).add(new BigDecimal("0.1"));
            case "earned-all" -> missing(it.takenCredits(), it.earnedCredits(), least.threshold());
            case "earned-year" -> missing(it.yearTaken(), it.yearEarned(), least.threshold());
            default ->
                    least.kind().startsWith("credits-")
                            ? least.threshold().subtract(it.earnedCredits()).max(BigDecimal.ZERO)
                            : BigDecimal.ZERO;
        };
    }

    private static BigDecimal missing(BigDecimal taken, BigDecimal earned, BigDecimal percent) {
        return taken.multiply(percent)
                .divide(WHOLE, 1, RoundingMode.CEILING)
                .subtract(earned)
                .max(BigDecimal.ZERO);
    }
}
