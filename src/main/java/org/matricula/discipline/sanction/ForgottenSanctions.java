package org.matricula.discipline.sanction;

import java.lang.annotation.Annotation;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.discipline.OpenToDeliveries;
import org.matricula.discipline.OpenToDiscipline;
import org.matricula.discipline.delivery.Deliveries.Outstanding;
import org.matricula.discipline.delivery.OpenDeliveries;
import org.matricula.discipline.sanction.Sanctions.Sanction;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.kernel.Acting;
import org.matricula.notice.Notices;
import org.matricula.page.Allowed;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 期满未解除的处分、未送达的决定、未登记的开除学籍; and each night the marks whose day has come are lowered.
@Service
class ForgottenSanctions implements ForgottenFinder {

    private static final Logger LOG = LoggerFactory.getLogger(ForgottenSanctions.class);
    private static final int DELIVER_WITHIN = 5;
    private static final Set<Long> REMINDED = Set.of(1L, 15L, 30L);

    private final Sanctions sanctions;
    private final LowerDueMark lowerDueMark;
    private final OpenDeliveries deliveries;
    private final Holders holders;
    private final Notices notices;

    ForgottenSanctions(
            Sanctions sanctions,
            LowerDueMark lowerDueMark,
            OpenDeliveries deliveries,
            Holders holders,
            Notices notices) {
        this.sanctions = sanctions;
        this.lowerDueMark = lowerDueMark;
        this.deliveries = deliveries;
        this.holders = holders;
        this.notices = notices;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Forgotten> find(LocalDate today, int limit) {
        if (!may(OpenToDiscipline.class)) {
            return List.of();
        }
        return Stream.of(
                        sanctions.endedBefore(today, limit).stream()
                                .map(it -> forgotten("sanction-over", it, it.endsOn(), today)),
                        sanctions.unregistered(today, limit).stream()
                                .map(it -> forgotten("expulsion-open", it, it.startsOn(), today)),
                        sanctions.unlowered(today, limit).stream()
                                .map(it -> forgotten("mark-unlowered", it, it.startsOn(), today)),
                        deliveries(limit).map(it -> forgotten(it, today)))
                .flatMap(it -> it)
                .toList();
    }

    @Override
    @Transactional
    public void remind(LocalDate today) {
        sanctions.unlowered(today, 100_000).forEach(this::lower);
        for (var it : sanctions.endedBefore(today, 100_000)) {
            var since = ChronoUnit.DAYS.between(it.endsOn(), today);
            if (REMINDED.contains(since)) {
                notices.tell(
                        owners(it.unitId(), today).stream().map(Holder::account).toList(),
                        "notice.discipline.over",
                        "/sanctions?state=in-force",
                        it.name(),
                        String.valueOf(it.endsOn()));
            }
        }
    }

    /// Whatever stands in its way, the others' are lowered; it stays on the list of the forgotten.
    private void lower(Sanction it) {
        try {
            lowerDueMark.lower(it.id());
        } catch (RuntimeException e) {
            LOG.warn("the mark of sanction {} was not lowered", it.id(), e);
        }
    }

    private Stream<Outstanding> deliveries(int limit) {
        return may(OpenToDeliveries.class)
                ? deliveries.outstanding(limit).stream()
                : Stream.<Outstanding>empty();
    }

    /// Told to those alone who can open what it leads to.
    private static boolean may(Class<? extends Annotation> open) {
        return Acting.now()
                .holds(AnnotatedElementUtils.findMergedAnnotation(open, Allowed.class).value());
    }

    private Forgotten forgotten(String what, Sanction it, @Nullable LocalDate on, LocalDate today) {
        return new Forgotten(
                what,
                it.name(),
                "/sanctions?state=in-force",
                java.util.Objects.requireNonNull(on),
                names(it.unitId(), today),
                true);
    }

    private Forgotten forgotten(Outstanding it, LocalDate today) {
        var due = it.issuedOn().plusDays(DELIVER_WITHIN);
        return new Forgotten(
                "delivery-open",
                it.name(),
                "/deliveries/" + it.of() + "/" + it.what(),
                due,
                names(it.unitId(), today),
                due.isBefore(today));
    }

    private String names(UUID unit, LocalDate today) {
        return owners(unit, today).stream()
                .map(Holder::name)
                .distinct()
                .limit(3)
                .collect(Collectors.joining("、"));
    }

    private List<Holder> owners(UUID unit, LocalDate today) {
        for (var role : List.of("student-affairs", "counsellor", "class-teacher")) {
            var found = holders.holding(role, unit, today);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }
}
