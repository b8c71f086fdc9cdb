package org.matricula.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// RFC 5545: what any calendar program has to be able to read.
class CalendarFileTest {

    static final Instant AT = Instant.parse("2026-11-26T08:09:10Z");

    static String of(String summary, String description) {
        return new String(
                CalendarFile.of(
                        "工作日历",
                        List.of(
                                new CalendarFile.Entry(
                                        "a",
                                        LocalDate.of(2026, 12, 31),
                                        summary,
                                        description,
                                        "http://localhost/duties",
                                        true)),
                        AT),
                StandardCharsets.UTF_8);
    }

    /// As a reader joins what was folded.
    static List<String> unfolded(String file) {
        return Stream.of(file.replace("\r\n ", "").split("\r\n")).toList();
    }

    @Test
    void a_day_is_a_whole_day_and_ends_with_the_next_one() {
        assertThat(unfolded(of("注册截止", "")))
                .containsSubsequence(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "BEGIN:VEVENT",
                        "DTSTAMP:20261126T080910Z",
                        "DTSTART;VALUE=DATE:20261231",
                        "DTEND;VALUE=DATE:20270101",
                        "SUMMARY:注册截止",
                        "BEGIN:VALARM",
                        "TRIGGER:-PT15H",
                        "END:VALARM",
                        "END:VEVENT",
                        "END:VCALENDAR")
                .noneMatch(it -> it.startsWith("DESCRIPTION:\r"));
        assertThat(of("注册截止", "")).endsWith("END:VCALENDAR\r\n");
    }

    @Test
    void no_line_is_longer_than_75_octets_and_none_breaks_a_character() {
        var summary = "学籍核查截止，请各班核对：𠮷".repeat(12) + "abcdefg".repeat(30);
        var file = of(summary, "");
        for (var line : file.split("\r\n")) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
            assertThat(line).doesNotContain("\uFFFD").doesNotContain("\n");
        }
        assertThat(unfolded(file)).contains("SUMMARY:" + summary);
    }

    @Test
    void what_has_a_meaning_of_its_own_is_escaped() {
        var lines = unfolded(of("a,b;c\\d\r\ne\nf\u0007", "BEGIN:VEVENT\nEND:VEVENT"));
        assertThat(lines)
                .contains(
                        "SUMMARY:a\\,b\\;c\\\\d\\ne\\nf", "DESCRIPTION:BEGIN:VEVENT\\nEND:VEVENT");
        assertThat(lines.stream().filter("BEGIN:VEVENT"::equals)).hasSize(1);
    }
}
