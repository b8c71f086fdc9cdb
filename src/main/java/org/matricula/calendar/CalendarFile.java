package org.matricula.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 日历文件: days as any calendar program reads them, by RFC 5545. Whole days alone, for a duty has no
/// hour.
public final class CalendarFile {

    public static final String MEDIA_TYPE = "text/calendar;charset=UTF-8";

    private static final int OCTETS = 75;
    private static final String END = "\r\n";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /// One day.
    ///
    /// @param key what stays the same when its words or its day change
    /// @param url null for none
    /// @param reminded whether the calendar shows it on the day before
    public record Entry(
            String key,
            LocalDate on,
            String summary,
            String description,
            @Nullable String url,
            boolean reminded) {}

    private final StringBuilder out = new StringBuilder();

    private CalendarFile() {}

    public static byte[] of(String name, List<Entry> entries, Instant at) {
        var file = new CalendarFile();
        file.line("BEGIN", "VCALENDAR");
        file.line("VERSION", "2.0");
        file.line("PRODID", "-//Matricula//Matricula//ZH");
        file.line("CALSCALE", "GREGORIAN");
        file.line("METHOD", "PUBLISH");
        file.line("X-WR-CALNAME", text(name));
        entries.forEach(it -> file.entry(it, at));
        file.line("END", "VCALENDAR");
        return file.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void entry(Entry it, Instant at) {
        line("BEGIN", "VEVENT");
        var uid = UUID.nameUUIDFromBytes(it.key().getBytes(StandardCharsets.UTF_8));
        line("UID", uid + "@matricula");
        line("DTSTAMP", STAMP.format(at));
        line("DTSTART;VALUE=DATE", day(it.on()));
        line("DTEND;VALUE=DATE", day(it.on().plusDays(1)));
        line("SUMMARY", text(it.summary()));
        if (!it.description().isEmpty()) {
            line("DESCRIPTION", text(it.description()));
        }
        if (it.url() != null) {
            line("URL", it.url());
        }
        line("TRANSP", "TRANSPARENT");
        if (it.reminded()) {
            line("BEGIN", "VALARM");
            line("ACTION", "DISPLAY");
            line("DESCRIPTION", text(it.summary()));
            line("TRIGGER", "-PT15H");
            line("END", "VALARM");
        }
        line("END", "VEVENT");
    }

    /// A content line is at most 75 octets; what is longer goes on after a break and a blank, and
    /// never breaks within a character (RFC 5545, 3.1).
    private void line(String name, String value) {
        var room = OCTETS;
        for (var character : (name + ":" + value).codePoints().toArray()) {
            var letter = Character.toString(character);
            var octets = letter.getBytes(StandardCharsets.UTF_8).length;
            if (octets > room) {
                out.append(END).append(' ');
                room = OCTETS - 1;
            }
            out.append(letter);
            room -= octets;
        }
        out.append(END);
    }

    /// Backslash, semicolon, comma and line breaks of a text are escaped (RFC 5545, 3.3.11); other
    /// control characters have no place in it.
    private static String text(String words) {
        return words.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n")
                .replaceAll("\\p{Cntrl}", "");
    }

    private static String day(LocalDate it) {
        return it.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
