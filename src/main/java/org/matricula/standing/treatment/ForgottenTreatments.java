package org.matricula.standing.treatment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.notice.Notices;
import org.matricula.standing.ConcernedStaff;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 未完成的学籍处理: the academic office is reminded a week before the last day, and once it is past.
@Service
class ForgottenTreatments implements ForgottenFinder {

    private static final Set<Long> REMINDED = Set.of(-7L, 1L, 7L);

    private final Treatments treatments;
    private final TreatmentDays days;
    private final Holders holders;
    private final Notices notices;

    ForgottenTreatments(
            Treatments treatments, TreatmentDays days, Holders holders, Notices notices) {
        this.treatments = treatments;
        this.days = days;
        this.holders = holders;
        this.notices = notices;
    }

    private record Due(Treatments.Pending it, LocalDate on) {}

    @Override
    @Transactional(readOnly = true)
    public List<Forgotten> find(LocalDate today, int limit) {
        if (!ConcernedStaff.acting()) {
            return List.of();
        }
        return due().stream()
                .limit(limit)
                .map(it ->
                        new Forgotten(
                                "treatment-due",
                                it.it().term(),
                                "/treatments?run=" + it.it().run(),
                                it.on(),
                                heads(it.it().institution(), today).stream()
                                        .map(Holder::name)
                                        .distinct()
                                        .limit(3)
                                        .collect(Collectors.joining("、")),
                                it.on().isBefore(today)))
                .toList();
    }

    @Override
    @Transactional
    public void remind(LocalDate today) {
        for (var it : due()) {
            if (REMINDED.contains(ChronoUnit.DAYS.between(it.on(), today))) {
                notices.tell(
                        heads(it.it().institution(), today).stream().map(Holder::account).toList(),
                        "notice.treatment.due",
                        "/treatments?run=" + it.it().run(),
                        String.valueOf(it.it().left()),
                        it.on().toString());
            }
        }
    }

    private List<Due> due() {
        return treatments.pending().stream()
                .filter(it -> days.endsYear(it.institution(), it.termFrom()))
                .flatMap(it ->
                        days.dueOn(it.institution(), it.termFrom()).stream()
                                .map(on -> new Due(it, on)))
                .toList();
    }

    private List<Holder> heads(UUID institution, LocalDate today) {
        return holders.holding("academic-office-head", institution, today);
    }
}
