package org.matricula.credential.transcript;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.coursework.CountedGrade;
import org.matricula.coursework.CoursePoints;
import org.matricula.coursework.PublishedGrade;
import org.matricula.credential.LatinName;
import org.matricula.document.StudentFacts;
import org.matricula.document.Transcript;
import org.springframework.context.MessageSource;

/// The words of a transcript's cells in its own language.
///
/// @param names English names by course, programme and school; none for a Chinese paper
/// @param points what each result is worth; null where the school shows none
record TranscriptWords(
        MessageSource messages,
        Locale locale,
        Map<UUID, String> names,
        @Nullable CoursePoints points) {

    boolean english() {
        return locale.equals(Locale.ENGLISH);
    }

    String say(String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    String named(UUID subject, String chinese) {
        return names.getOrDefault(subject, chinese);
    }

    /// 张伟 is Zhang Wei beside the name as it is written.
    String name(String chinese) {
        if (!english()) {
            return chinese;
        }
        return new LatinName(chinese).printed();
    }

    /// Whom a certificate of grades is about. Chinese ones say it with sex, number and class.
    String who(StudentFacts person) {
        var number = person.studentNumber() == null ? "" : person.studentNumber();
        return english()
                ? say("transcript.who", name(person.name()), number)
                : say("transcript.who", person.name(), number, person.sex(), person.belongs());
    }

    String sex(String chinese, Codes codes) {
        return codes.codeOf("sex", chinese)
                .map(it -> codes.label("sex", it, locale))
                .orElse(chinese);
    }

    String programme(PublishedGrade it) {
        return say(
                "transcript.programme",
                named(it.programmeId(), it.programme()),
                String.valueOf(it.programmeYear()));
    }

    /// Each course once, in the term of the result that counts.
    List<Transcript.Term> terms(TranscriptSheets.Results results) {
        var byTerm = new LinkedHashMap<String, List<Transcript.Line>>();
        for (var it : results.all()) {
            byTerm.putIfAbsent(term(it), new ArrayList<>());
        }
        for (var it : results.counted()) {
            var attempts = results.of(it.courseId());
            var counting = counting(attempts, it);
            if (counting != null) {
                byTerm.get(term(counting)).add(line(counting, it, attempts));
            }
        }
        return byTerm.entrySet().stream()
                .filter(it -> !it.getValue().isEmpty())
                .map(it -> new Transcript.Term(it.getKey(), it.getValue()))
                .toList();
    }

    /// Every attempt of one term by itself.
    List<Transcript.Term> ofTerm(List<PublishedGrade> all) {
        return all.stream()
                .collect(Collectors.groupingBy(this::term, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(it ->
                        new Transcript.Term(
                                it.getKey(),
                                it.getValue().stream()
                                        .map(one ->
                                                line(
                                                        one,
                                                        one.total(),
                                                        one.mark(),
                                                        one.passed(),
                                                        from(one, "")))
                                        .toList()))
                .toList();
    }

    /// Terms of different years bear the same name: of several the one of the same result, else the
    /// latest.
    private static @Nullable PublishedGrade counting(
            List<PublishedGrade> attempts, CountedGrade counted) {
        var same =
                attempts.stream()
                        .filter(it -> it.attempt().equals(counted.attempt()))
                        .filter(it -> it.term().equals(counted.term()))
                        .toList();
        var equal =
                same.stream()
                        .filter(it -> Objects.equals(it.total(), counted.total()))
                        .filter(it -> Objects.equals(it.mark(), counted.mark()))
                        .toList();
        return Stream.of(equal, same, attempts)
                .filter(it -> !it.isEmpty())
                .map(List::getLast)
                .findFirst()
                .orElse(null);
    }

    private Transcript.Line line(
            PublishedGrade it, CountedGrade counted, List<PublishedGrade> attempts) {
        var others =
                attempts.stream()
                        .filter(one -> one != it)
                        .map(one ->
                                say("coursework.attempt." + one.attempt())
                                        + " "
                                        + result(one.total(), one.mark()))
                        .collect(Collectors.joining(say("document.comma")));
        return line(it, counted.total(), counted.mark(), counted.passed(), from(it, others));
    }

    /// 认定: where a recognised course was taken stands beside it.
    private String from(PublishedGrade it, String others) {
        if (it.origin() == null) {
            return others;
        }
        var origin = say("transcript.recognised", it.origin());
        return others.isEmpty() ? origin : origin + say("document.comma") + others;
    }

    private Transcript.Line line(
            PublishedGrade it,
            @Nullable Integer total,
            @Nullable String mark,
            @Nullable Boolean passed,
            String others) {
        return new Transcript.Line(
                it.code(),
                named(it.courseId(), it.course()),
                say("curriculum.nature." + it.nature()),
                say("curriculum.assessment." + it.assessment()),
                it.hours() == null ? "" : it.hours().toString(),
                plain(it.credits()),
                result(total, mark),
                points == null
                        ? ""
                        : points.of(total, mark)
                                .map(one -> one.stripTrailingZeros().toPlainString())
                                .orElse(""),
                say("coursework.attempt." + it.attempt()),
                others,
                Boolean.FALSE.equals(passed));
    }

    private String result(@Nullable Integer total, @Nullable String mark) {
        return mark != null
                ? say("coursework.mark." + mark)
                : total == null ? "" : total.toString();
    }

    private String term(PublishedGrade it) {
        return say("transcript.term", it.year(), english() ? english(it) : it.term());
    }

    /// A term's own name is Chinese; an English paper names it by its first month.
    private static String english(PublishedGrade it) {
        return it.termFrom()
                        .getMonth()
                        .getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH)
                + " "
                + it.termFrom().getYear();
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }
}
