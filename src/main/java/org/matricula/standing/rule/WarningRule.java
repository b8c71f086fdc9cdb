package org.matricula.standing.rule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 预警规则 as it binds on a day. Its words are the message keys `warning.rule.<kind>`,
/// `warning.unit.<kind>` and `warning.level.<level>`.
///
/// @param institution whose own it is, null for the built-in one
/// @param level 1 to 3, the heaviest last
/// @param threshold courses, credits, percent, times or years, by the kind
/// @param until first day it no longer binds, null for none
public record WarningRule(
        UUID id,
        @Nullable UUID institution,
        String kind,
        int level,
        BigDecimal threshold,
        boolean enabled,
        String source,
        LocalDate from,
        @Nullable LocalDate until,
        String setter) {

    /// 累计不及格门数, 累计不及格学分, 累计已得学分占比, 学年已得学分占比, 累计已得学分, 第几学期末累计已得学分, 连续预警次数, 在校年限.
    public static final List<String> KINDS =
            List.of(
                    "failed-courses",
                    "failed-credits",
                    "earned-all",
                    "earned-year",
                    "credits-total",
                    "credits-term-1",
                    "credits-term-2",
                    "credits-term-3",
                    "credits-term-4",
                    "credits-term-5",
                    "credits-term-6",
                    "credits-term-7",
                    "credits-term-8",
                    "in-a-row",
                    "time-in-school");

    public static final int LEVELS = 3;

    /// The most a threshold of the kind can be.
    static int most(String kind) {
        if (kind.startsWith("credits-")) {
            return 400;
        }
        return switch (kind) {
            case "failed-courses" -> 50;
            case "failed-credits" -> 300;
            case "earned-all", "earned-year" -> 100;
            case "in-a-row" -> 10;
            default -> 15;
        };
    }

    /// Whether only whole numbers make sense.
    static boolean whole(String kind) {
        return kind.equals("failed-courses") || kind.equals("in-a-row");
    }
}
