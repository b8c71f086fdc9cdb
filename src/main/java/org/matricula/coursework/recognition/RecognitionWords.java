package org.matricula.coursework.recognition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.curriculum.PlannedCourse;
import org.matricula.curriculum.Programmes;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// A recognition in words, for its papers.
@Component
public class RecognitionWords {

    private final Programmes programmes;
    private final MessageSource messages;

    RecognitionWords(Programmes programmes, MessageSource messages) {
        this.programmes = programmes;
        this.messages = messages;
    }

    /// What is recognised, and of the terms gone by what is to be made up (补修).
    String printed(Recognition it, Locale locale) {
        var lines = it.wanted();
        var credits =
                lines.stream()
                        .map(Recognition.Line::credits)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        var recognised =
                lines.isEmpty()
                        ? say("recognition.printed.none", locale)
                        : say(
                                "recognition.printed.lines",
                                locale,
                                plain(credits),
                                lines.stream()
                                        .map(one -> line(one, locale))
                                        .collect(
                                                Collectors.joining(
                                                        say("recognition.comma", locale))));
        var missing =
                List.of("programme", "return").contains(it.kind())
                        ? missing(it)
                        : List.<PlannedCourse>of();
        return missing.isEmpty()
                ? recognised
                : recognised
                        + "\n"
                        + say(
                                "recognition.printed.make-up",
                                locale,
                                missing.stream()
                                        .map(one -> one.code() + " " + one.name())
                                        .collect(
                                                Collectors.joining(
                                                        say("recognition.comma", locale))));
    }

    /// 补修课程: required, planned for terms up to the last of which something is recognised, and not
    /// among what is recognised.
    List<PlannedCourse> missing(Recognition it) {
        var has = it.wanted().stream().map(Recognition.Line::courseId).toList();
        var planned = programmes.planned(it.programmeId());
        var reached =
                planned.stream()
                        .filter(one -> has.contains(one.courseId()))
                        .mapToInt(PlannedCourse::plannedTerm)
                        .max()
                        .orElse(0);
        return planned.stream()
                .filter(one -> one.plannedTerm() <= reached && one.nature().equals("required"))
                .filter(one -> !has.contains(one.courseId()))
                .toList();
    }

    private String line(Recognition.Line it, Locale locale) {
        return say(
                "recognition.printed.line",
                locale,
                it.sources().stream()
                        .map(one -> (one.code() + " " + one.name()).strip())
                        .collect(Collectors.joining("+")),
                it.code() + " " + it.course(),
                it.credits() == null ? "" : plain(it.credits()));
    }

    public String result(@Nullable Integer total, @Nullable String mark, Locale locale) {
        return mark == null
                ? total == null ? "" : total.toString()
                : say("coursework.mark." + mark, locale);
    }

    /// What stands on record for the line.
    public String given(Recognition it, Recognition.Line line, Locale locale) {
        return line.keepsMark()
                ? result(line.total(), line.mark(), locale)
                : say(
                        "coursework.mark."
                                + (it.kind().equals("exemption") ? "exempt" : "recognised"),
                        locale);
    }

    boolean known(String key, Locale locale) {
        return !Objects.toString(messages.getMessage(key, null, "", locale), "").isEmpty();
    }

    public static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }

    String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
