package org.matricula.coursework;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// 上课时间 of a teaching task, as timetable systems write it: `周一 3-4节；1-16周 双周 周三 5-6节`.
record Lessons(List<Time> times) {

    static final int WEEKS = 30;
    static final int LAST = 16;

    /// @param parity 1 for odd weeks of the term, 0 for even ones, -1 for each
    /// @param weekday 1 for Monday
    record Time(int fromWeek, int toWeek, int parity, int weekday, int from, int to) {

        private boolean possible() {
            return fromWeek >= 1
                    && fromWeek <= toWeek
                    && toWeek <= WEEKS
                    && from >= 1
                    && from <= to
                    && to <= LAST;
        }

        private IntStream weeks() {
            return IntStream.rangeClosed(fromWeek, toWeek)
                    .filter(week -> parity < 0 || week % 2 == parity);
        }

        private String range(int week) {
            var day = week * 1000 + weekday * 100;
            return "[" + (day + from) + "," + (day + to) + "]";
        }

        private String text() {
            return (fromWeek == 1 && toWeek == WEEKS ? "" : fromWeek + "-" + toWeek + "周 ")
                    + (parity < 0 ? "" : parity == 1 ? "单周 " : "双周 ")
                    + "周"
                    + DAYS.charAt(weekday - 1)
                    + " "
                    + (from == to ? String.valueOf(from) : from + "-" + to)
                    + "节";
        }
    }

    private static final String DAYS = "一二三四五六日";
    private static final Pattern TIME =
            Pattern.compile(
                    "(?:第?(\\d{1,2})(?:[-~至](\\d{1,2}))?周)?\\s*(?:\\(?([单双])周?\\)?)?\\s*"
                            + "(?:周|星期)([一二三四五六日天1-7])\\s*第?(\\d{1,2})(?:[-~至,、](\\d{1,2}))?节?");

    /// @return empty for what is no such text
    static Optional<Lessons> read(String text) {
        var all = new ArrayList<Time>();
        for (var part : Normalizer.normalize(text, Normalizer.Form.NFKC).split("[;\\n]+")) {
            var found = TIME.matcher(part.strip());
            if (part.isBlank()) {
                continue;
            }
            if (!found.matches()) {
                return Optional.empty();
            }
            all.add(time(found));
        }
        return all.isEmpty() || !all.stream().allMatch(Time::possible)
                ? Optional.empty()
                : Optional.of(new Lessons(List.copyOf(all)));
    }

    private static Time time(Matcher it) {
        var day = it.group(4).equals("天") ? "日" : it.group(4);
        var from = Integer.parseInt(it.group(5));
        var first = it.group(1) == null ? 1 : Integer.parseInt(it.group(1));
        var last =
                it.group(1) == null
                        ? WEEKS
                        : it.group(2) == null ? first : Integer.parseInt(it.group(2));
        return new Time(
                first,
                last,
                it.group(3) == null ? -1 : it.group(3).equals("单") ? 1 : 0,
                DAYS.contains(day) ? DAYS.indexOf(day) + 1 : Integer.parseInt(day),
                from,
                it.group(6) == null ? from : Integer.parseInt(it.group(6)));
    }

    /// In one way, however it was written.
    String text() {
        return times.stream().map(Time::text).collect(Collectors.joining("；"));
    }

    /// As the database compares them.
    String ranges() {
        return times.stream()
                .flatMap(it -> it.weeks().mapToObj(it::range))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
