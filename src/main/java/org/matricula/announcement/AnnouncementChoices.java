package org.matricula.announcement;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.matricula.codebook.Codes;
import org.matricula.identity.Role;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.matricula.registry.KeptViews;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What an announcement may be aimed by.
@Component
class AnnouncementChoices {

    private static final int MOST_UNITS = 400;

    private final Units units;
    private final Codes codes;
    private final KeptViews views;
    private final ChosenRows rows;
    private final MessageSource messages;

    AnnouncementChoices(
            Units units, Codes codes, KeptViews views, ChosenRows rows, MessageSource messages) {
        this.units = units;
        this.codes = codes;
        this.views = views;
        this.rows = rows;
        this.messages = messages;
    }

    @Transactional(readOnly = true)
    public AudienceChoices of(Locale locale) {
        var own = Acting.now().unit();
        return new AudienceChoices(
                own == null
                        ? List.of()
                        : Stream.concat(
                                        Stream.of(units.get(own)),
                                        units
                                                .below(own, "department", "grade", "major", "class")
                                                .stream())
                                .distinct()
                                .limit(MOST_UNITS)
                                .map(it -> new Choice(it.id().toString(), it.name()))
                                .toList(),
                Stream.of("students", "guardians", "staff")
                        .map(it -> new Choice(it, say("announcement.audience." + it, locale)))
                        .toList(),
                Arrays.stream(Role.values())
                        .filter(it -> !it.personal())
                        .map(it -> new Choice(it.code(), say("role." + it.code(), locale)))
                        .toList(),
                rows.grades().stream()
                        .map(String::valueOf)
                        .map(it -> new Choice(it, say("announcement.of-grade", locale, it)))
                        .toList(),
                codes.list("student-status").stream()
                        .map(it -> new Choice(it.code(), it.label(locale)))
                        .toList(),
                views.all().stream().map(it -> new Choice(it.id().toString(), it.name())).toList());
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
