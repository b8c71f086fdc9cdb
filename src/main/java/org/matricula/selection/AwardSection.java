package org.matricula.selection;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.registry.FileSection;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// 奖助 in the student's file, as long as it stands.
@Component
@Order(22)
class AwardSection implements FileSection {

    private final AwardRows awards;
    private final MessageSource messages;

    AwardSection(AwardRows awards, MessageSource messages) {
        this.awards = awards;
        this.messages = messages;
    }

    /// Who gets a grant or a loan is in need: for the student's own and those who look after them.
    private static final String[] CARERS = {
        "student",
        "guardian",
        "class-teacher",
        "counsellor",
        "student-affairs",
        "registrar",
        "academic-office-head",
        "vice-principal"
    };

    @Override
    @Transactional(readOnly = true)
    public Optional<Shown> of(UUID enrolment, Locale locale) {
        var cares = Acting.now().holds(CARERS);
        var all =
                awards.of(enrolment).stream()
                        .filter(it -> cares || !Scheme.need(it.kind()))
                        .toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Shown(
                                text("selection.awards", locale),
                                List.of("name", "kind", "amount", "awarded").stream()
                                        .map(it -> text("selection." + it, locale))
                                        .toList(),
                                all.stream()
                                        .map(it ->
                                                List.of(
                                                        it.name(),
                                                        text("selection.kind." + it.kind(), locale),
                                                        it.amount() == null
                                                                ? "—"
                                                                : it.amount()
                                                                        .stripTrailingZeros()
                                                                        .toPlainString(),
                                                        it.on().toString()))
                                        .toList()));
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
