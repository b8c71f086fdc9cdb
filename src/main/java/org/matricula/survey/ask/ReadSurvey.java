package org.matricula.survey.ask;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.matricula.registry.KeptViews;
import org.matricula.survey.form.Questionnaire;
import org.matricula.survey.form.Questionnaires;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What the pages of a questionnaire show besides its questions.
@Service
@Transactional(readOnly = true)
public class ReadSurvey {

    private static final int MOST_UNITS = 600;

    /// What an audience may be chosen by.
    public record Choices(
            List<Choice> units,
            List<Choice> grades,
            List<Choice> years,
            List<Choice> levels,
            List<Choice> statuses,
            List<Choice> sexes,
            List<Choice> boardings,
            List<Choice> views) {}

    private final Questionnaires questionnaires;
    private final AudienceRows audience;
    private final Units units;
    private final Codes codes;
    private final KeptViews views;
    private final MessageSource messages;
    private final Clock clock;

    ReadSurvey(
            Questionnaires questionnaires,
            AudienceRows audience,
            Units units,
            Codes codes,
            KeptViews views,
            MessageSource messages,
            Clock clock) {
        this.questionnaires = questionnaires;
        this.audience = audience;
        this.units = units;
        this.codes = codes;
        this.views = views;
        this.messages = messages;
        this.clock = clock;
    }

    Questionnaire get(UUID id) {
        return questionnaires.get(id);
    }

    List<AudienceRows.Response> responses(UUID id) {
        return audience.responses(id);
    }

    List<AudienceRows.Missing> missing(
            UUID id, @Nullable UUID unit, @Nullable UUID after, int most) {
        return audience.missing(id, unit, after, most, LocalDate.now(clock));
    }

    Choices choices(Questionnaire it, Locale locale) {
        var there = audience.there(it.id());
        return new Choices(
                units.below(it.unitId()).stream()
                        .limit(MOST_UNITS)
                        .map(unit -> new Choice(unit.id().toString(), unit.name()))
                        .toList(),
                there.grades().stream()
                        .map(grade ->
                                new Choice(
                                        grade,
                                        messages.getMessage(
                                                "survey.grade", new Object[] {grade}, locale)))
                        .toList(),
                there.years().stream().map(year -> new Choice(year, year)).toList(),
                coded("level", there.levels(), locale),
                coded("student-status", there.statuses(), locale),
                coded("sex", there.sexes(), locale),
                coded("boarding", there.boardings(), locale),
                views.all().stream()
                        .map(view -> new Choice(view.id().toString(), view.name()))
                        .toList());
    }

    private List<Choice> coded(String table, List<String> there, Locale locale) {
        return there.stream()
                .map(code -> new Choice(code, codes.label(table, code, locale)))
                .toList();
    }
}
