package org.matricula.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Actor;
import org.matricula.page.Surroundings;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// Term and week at the top of every page, looked up once a minute for each unit.
@Component
class TermInSight implements Surroundings {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private record Kept(Instant at, LocalDate day, Optional<Term> term) {}

    private final Terms terms;
    private final MessageSource messages;
    private final Clock clock;
    private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();

    TermInSight(Terms terms, MessageSource messages, Clock clock) {
        this.terms = terms;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public @Nullable String term(Actor actor) {
        if (actor.unit() == null) {
            return null;
        }
        var today = LocalDate.now(clock);
        return term(actor.unit(), today)
                .map(it ->
                        messages.getMessage(
                                "calendar.now",
                                new Object[] {it.year(), it.name(), it.week(today)},
                                LocaleContextHolder.getLocale()))
                .orElse(null);
    }

    private Optional<Term> term(UUID unit, LocalDate today) {
        var held = kept.get(unit);
        var now = clock.instant();
        if (held == null || !held.day().equals(today) || held.at().plus(KEPT).isBefore(now)) {
            held = new Kept(now, today, terms.on(unit, today));
            kept.put(unit, held);
        }
        return held.term();
    }
}
