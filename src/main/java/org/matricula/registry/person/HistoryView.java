package org.matricula.registry.person;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.page.Band;
import org.matricula.page.Choice;
import org.matricula.page.Moment;
import org.matricula.registry.StatusChip;
import org.matricula.registry.StatusVerb;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The history of a standing in words: the band, and the timeline below it.
@Component
class HistoryView {

    record Told(Band band, List<Choice> legend, String words, List<Moment> moments) {}

    private final Histories histories;
    private final Codes codes;
    private final MessageSource messages;
    private final Clock clock;

    HistoryView(Histories histories, Codes codes, MessageSource messages, Clock clock) {
        this.histories = histories;
        this.codes = codes;
        this.messages = messages;
        this.clock = clock;
    }

    /// @param known the day at whose end it is asked what was known; null for now
    Told of(UUID enrolment, @Nullable LocalDate known, Locale locale) {
        var instant = endOf(known);
        var runs = runs(histories.spells(enrolment, instant));
        var chips = new LinkedHashMap<String, StatusChip>();
        runs.forEach(
                it -> chips.putIfAbsent(it.status(), StatusChip.of(codes, it.status(), locale)));
        var segments =
                runs.stream()
                        .map(it ->
                                new Band.Segment(
                                        chips.get(it.status()).label(),
                                        tone(chips.get(it.status())),
                                        it.from(),
                                        it.until()))
                        .toList();
        var words =
                runs.stream()
                        .map(it ->
                                say(
                                        "registry.band.part",
                                        locale,
                                        chips.get(it.status()).label(),
                                        it.from(),
                                        it.until() == null ? "" : it.until()))
                        .collect(Collectors.joining(" "));
        return new Told(
                Band.of(segments, LocalDate.now(clock)),
                chips.values().stream().map(it -> new Choice(tone(it), it.label())).toList(),
                words,
                histories.events(enrolment, instant).stream()
                        .map(it -> moment(it, locale))
                        .toList());
    }

    private static String tone(StatusChip chip) {
        return chip.tone().isEmpty() ? "plain" : chip.tone();
    }

    @Nullable Instant endOf(@Nullable LocalDate day) {
        return day == null ? null : day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }

    /// Neighbouring spells of one status drawn as one: a change of class is no change of standing.
    private static List<Histories.Spell> runs(List<Histories.Spell> spells) {
        var runs = new ArrayList<Histories.Spell>();
        for (var it : spells) {
            var last = runs.isEmpty() ? null : runs.getLast();
            if (last != null
                    && last.status().equals(it.status())
                    && Objects.equals(last.until(), it.from())) {
                runs.set(
                        runs.size() - 1,
                        new Histories.Spell(
                                last.from(), it.until(), it.status(), it.unit(), it.gradeLevel()));
            } else {
                runs.add(it);
            }
        }
        return runs;
    }

    private Moment moment(Histories.Event event, Locale locale) {
        var label = verb(event.verb(), locale);
        var taken = event.reversedBy() != null;
        var note = new ArrayList<String>();
        if (event.reason() != null) {
            note.add(
                    event.reverses() == null
                            ? codes.label("change-reason", event.reason(), locale)
                            : event.reason());
        }
        var recorder =
                messages.getMessage("job." + event.recorder(), null, event.recorder(), locale);
        note.add(say("registry.recorded", locale, recordedOn(event), recorder));
        return new Moment(
                event.effectiveOn(),
                taken ? say("registry.taken-back", locale, label) : label,
                event.reverses() != null || taken ? "seal" : null,
                String.join(" · ", note),
                event.documentNo(),
                event.caseId() == null ? null : "/cases/" + event.caseId());
    }

    String verb(String verb, Locale locale) {
        return codes.label("change-kind", StatusVerb.valueOf(verb).code(), locale);
    }

    private LocalDate recordedOn(Histories.Event event) {
        return LocalDate.ofInstant(event.recordedAt(), clock.getZone());
    }

    private String say(String key, Locale locale, Object... args) {
        var texts = java.util.Arrays.stream(args).map(String::valueOf).toArray();
        return messages.getMessage(key, texts, locale);
    }
}
