package org.matricula.coursework.archive;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// 所载成绩摘要: the SHA-256 of what a signed sheet tells of, in a written form with a number. A form is
/// never changed; another one gets the next number, and whoever holds an old sheet can still check
/// its digest.
final class SheetContent {

    /// The form in which sheets are signed today.
    static final int FORM = 2;

    private SheetContent() {}

    /// @throws IllegalArgumentException for a form that never was
    static byte[] digest(List<SheetResults.Result> results, int form) {
        var text =
                switch (form) {
                    case 1 -> first(results);
                    case 2 -> second(results);
                    default -> throw new IllegalArgumentException("form " + form);
                };
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The form in which sheets were signed until 2026-11, written out word by word.
    private static String first(List<SheetResults.Result> results) {
        return results.stream()
                .map(it ->
                        "Result[taskId="
                                + it.taskId()
                                + ", code="
                                + it.code()
                                + ", course="
                                + it.course()
                                + ", credits="
                                + it.credits()
                                + ", midtermPercent="
                                + it.midtermPercent()
                                + ", practicalPercent="
                                + it.practicalPercent()
                                + ", enrolmentId="
                                + it.enrolmentId()
                                + ", studentNumber="
                                + it.studentNumber()
                                + ", name="
                                + it.name()
                                + ", attempt="
                                + it.attempt()
                                + ", usual="
                                + it.usual()
                                + ", midterm="
                                + it.midterm()
                                + ", practical="
                                + it.practical()
                                + ", exam="
                                + it.exam()
                                + ", total="
                                + it.total()
                                + ", mark="
                                + it.mark()
                                + ", passed="
                                + it.passed()
                                + "]")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /// A line that names the form, then one for each result in the sheet's order: its fields one
    /// after the other, each with its length in characters before it, `-` where there is none.
    /// Numbers are written without trailing zeros.
    private static String second(List<SheetResults.Result> results) {
        return results.stream()
                .map(it ->
                        Stream.of(
                                        it.taskId().toString(),
                                        it.code(),
                                        it.course(),
                                        number(it.credits()),
                                        String.valueOf(it.midtermPercent()),
                                        String.valueOf(it.practicalPercent()),
                                        it.enrolmentId().toString(),
                                        it.studentNumber(),
                                        it.name(),
                                        it.attempt(),
                                        number(it.usual()),
                                        number(it.midterm()),
                                        number(it.practical()),
                                        number(it.exam()),
                                        text(it.total()),
                                        text(it.mark()),
                                        text(it.passed()))
                                .map(SheetContent::field)
                                .collect(Collectors.joining()))
                .map(line -> line + "\n")
                .collect(Collectors.joining("", "score-sheet 2\n", ""));
    }

    private static String field(@Nullable String value) {
        return value == null ? "-;" : value.codePointCount(0, value.length()) + ":" + value + ";";
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String number(@Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
