package org.matricula.page;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The status band: a student's spells drawn to scale on one line, with today marked.
///
/// @param today where today falls, null when it lies outside
public record Band(List<Bar> bars, List<Tick> ticks, @Nullable Tick today) {

    public static final int WIDTH = 1160;
    private static final int TEXT_WIDTH = 12;
    private static final int PADDING = 20;
    private static final int TICK_ROOM = 96;

    /// One spell to be drawn.
    ///
    /// @param tone a chip's tone, or `plain`
    /// @param until the first day after it, null when open
    /// @param planned not yet decided: drawn dashed
    public record Segment(
            String label, String tone, LocalDate from, @Nullable LocalDate until, boolean planned) {

        public Segment(String label, String tone, LocalDate from, @Nullable LocalDate until) {
            this(label, tone, from, until, false);
        }
    }

    /// A spell as drawn.
    ///
    /// @param label blank where there is no room for it
    public record Bar(Segment segment, double x, double width, String label) {}

    /// A mark on the axis.
    public record Tick(double x, LocalDate on) {}

    /// Draws the spells from the first day of the first to the last day of the last; an open last
    /// spell is drawn half a year beyond today.
    public static Band of(List<Segment> segments, LocalDate today) {
        if (segments.isEmpty()) {
            return new Band(List.of(), List.of(), null);
        }
        var from = segments.stream().map(Segment::from).min(LocalDate::compareTo).orElseThrow();
        var open = segments.stream().anyMatch(it -> it.until() == null);
        var until =
                segments.stream()
                        .map(it -> Objects.requireNonNullElse(it.until(), it.from().plusMonths(6)))
                        .max(LocalDate::compareTo)
                        .orElseThrow();
        var beyond = today.plusMonths(6);
        return of(segments, from, open && until.isBefore(beyond) ? beyond : until, today);
    }

    /// Draws the spells between two days, whatever they reach beyond.
    public static Band of(
            List<Segment> segments, LocalDate from, LocalDate until, LocalDate today) {
        var scale = new Scale(from, until.isAfter(from) ? until : from.plusDays(1));
        var bars =
                segments.stream()
                        .filter(it -> it.until() == null || it.until().isAfter(from))
                        .filter(it -> it.from().isBefore(scale.until()))
                        .map(scale::bar)
                        .toList();
        var now =
                today.isBefore(from) || today.isAfter(until)
                        ? null
                        : new Tick(scale.x(today), today);
        return new Band(bars, scale.ticks(now), now);
    }

    private record Scale(LocalDate from, LocalDate until) {

        double x(LocalDate day) {
            var part = (double) DAYS.between(from, day) / DAYS.between(from, until);
            return Math.round(Math.clamp(part, 0, 1) * WIDTH * 10) / 10.0;
        }

        Bar bar(Segment segment) {
            var x = x(segment.from());
            var width = x(segment.until() == null ? until : segment.until()) - x;
            var needed = segment.label().codePointCount(0, segment.label().length()) * TEXT_WIDTH;
            var label = needed + PADDING <= width ? segment.label() : "";
            return new Bar(segment, x, Math.max(2, width), label);
        }

        /// Both terms of the year, or each second, third … autumn, as there is room.
        List<Tick> ticks(@Nullable Tick today) {
            var years = until.getYear() - from.getYear() + 1;
            var room = Math.max(1, WIDTH / TICK_ROOM);
            var every = 2 * years <= room ? 6 : 12 * Math.max(1, Math.ceilDiv(years, room));
            var first = YearMonth.of(from.getYear() - 1, 9);
            return Stream.iterate(first, it -> it.plusMonths(every))
                    .takeWhile(it -> it.atDay(1).isBefore(until))
                    .filter(it -> !it.atDay(1).isBefore(from))
                    .map(it -> new Tick(x(it.atDay(1)), it.atDay(1)))
                    .filter(it ->
                            today == null || it.x() < today.x() - 60 || it.x() > today.x() + 100)
                    .filter(it -> it.x() < WIDTH - 50)
                    .toList();
        }
    }
}
