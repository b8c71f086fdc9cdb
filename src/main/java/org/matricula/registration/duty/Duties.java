package org.matricula.registration.duty;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.matricula.calendar.CalendarFile;
import org.matricula.calendar.Duty;
import org.matricula.calendar.DutySource;
import org.matricula.calendar.OwnDutySource;
import org.matricula.kernel.Acting;
import org.matricula.page.OpenPages;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// 工作事项 of whoever acts, gathered from every module that knows of dated work, by their day.
@Component
class Duties {

    private static final int BACK = 30;
    private static final int AHEAD = 370;

    private final List<DutySource> sources;
    private final List<OwnDutySource> own;
    private final OpenPages doors;
    private final MessageSource words;
    private final Clock clock;

    Duties(
            List<DutySource> sources,
            List<OwnDutySource> own,
            OpenPages doors,
            MessageSource words,
            Clock clock) {
        this.sources = sources;
        this.own = own;
        this.doors = doors;
        this.words = words;
        this.clock = clock;
    }

    /// Students and guardians have their own deadlines, and none of a unit's.
    ///
    /// @param until first day no longer asked for
    List<Duty> between(LocalDate from, LocalDate until) {
        var found =
                Acting.now().holds("student", "guardian")
                        ? own.stream().flatMap(it -> it.own(from, until).stream())
                        : sources.stream().flatMap(it -> it.duties(from, until).stream());
        return found.filter(it -> !it.on().isBefore(from) && it.on().isBefore(until))
                .sorted(Comparator.comparing(Duty::on).thenComparing(Duty::what))
                .toList();
    }

    /// From a month ago to a year ahead, as a calendar program takes them.
    ///
    /// @param base the program's address, to which each duty's page is added
    byte[] file(String base, Locale locale) {
        var today = LocalDate.now(clock);
        var entries =
                between(today.minusDays(BACK), today.plusDays(AHEAD)).stream()
                        .map(it ->
                                new CalendarFile.Entry(
                                        it.what()
                                                + " "
                                                + it.href()
                                                + " "
                                                + it.subject()
                                                + (repeats(it) ? " " + it.on() : ""),
                                        it.on(),
                                        say("duty." + it.what(), locale) + " · " + it.subject(),
                                        it.left() == 0
                                                ? ""
                                                : say("registration.duty.left", locale, it.left()),
                                        doors.leads(it.href()) ? base + it.href() : null,
                                        it.left() > 0))
                        .toList();
        return CalendarFile.of(say("registration.duties", locale), entries, clock.instant());
    }

    /// What comes again under the same words on other days is told apart by its day.
    private static boolean repeats(Duty it) {
        return !it.what().endsWith("-opens") && !it.what().endsWith("-closes");
    }

    private String say(String key, Locale locale, Object... args) {
        return words.getMessage(key, args, locale);
    }
}
