package org.matricula.consignment;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.matricula.calendar.Duty;
import org.matricula.calendar.DutySource;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The days by which pieces go up, and lists that came are counted. What is late stays in its
/// place.
@Component
class ConsignmentDuties implements DutySource {

    private final Consign consignments;
    private final Units units;
    private final MessageSource messages;

    ConsignmentDuties(Consign consignments, Units units, MessageSource messages) {
        this.consignments = consignments;
        this.units = units;
        this.messages = messages;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Duty> duties(LocalDate from, LocalDate until) {
        var own = Acting.now().unit();
        if (own == null
                || !Acting.now()
                        .holds(
                                "registrar",
                                "point-reviewer",
                                "branch-reviewer",
                                "province-reviewer")) {
            return List.of();
        }
        var unit = units.find(own).filter(it -> "open".equals(it.education())).orElse(null);
        if (unit == null) {
            return List.of();
        }
        var up =
                consignments.ready(unit).stream()
                        .filter(it -> it.dueOn() != null)
                        .map(it ->
                                new Duty(
                                        Objects.requireNonNull(it.dueOn()),
                                        "consignment",
                                        kind(it.kind().code()),
                                        it.pieces(),
                                        "/consignments"));
        var came =
                consignments.waiting(unit).stream()
                        .map(it ->
                                new Duty(
                                        Objects.requireNonNull(it.countDueOn()),
                                        "consignment-count",
                                        it.unit() + " " + kind(it.kind()),
                                        it.lines(),
                                        "/consignments/" + it.id()));
        var mend =
                consignments.mending(unit).stream()
                        .map(it ->
                                new Duty(
                                        it.dueOn(),
                                        "consignment-mend",
                                        kind(it.held().kind()),
                                        it.held().pieces(),
                                        "/consignments/" + it.held().list()));
        return Stream.of(up, mend, came)
                .flatMap(it -> it)
                .filter(it -> !it.on().isBefore(from) && it.on().isBefore(until))
                .toList();
    }

    private String kind(String code) {
        return messages.getMessage(
                "consignment.kind." + code, null, LocaleContextHolder.getLocale());
    }
}
