package org.matricula.registration.duty;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.matricula.calendar.WorkingDays;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.identity.PostActors;
import org.matricula.kernel.Acting;
import org.matricula.notice.Notices;
import org.matricula.policy.Policies;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// 到期提醒: registrars are told some working days before a dated duty with work left, and on the day.
@Component
class DutyReminders implements ForgottenFinder {

    private final Duties duties;
    private final Holders holders;
    private final PostActors posts;
    private final Notices notices;
    private final Policies policies;
    private final WorkingDays workingDays;
    private final TransactionTemplate asThemselves;

    DutyReminders(
            Duties duties,
            Holders holders,
            PostActors posts,
            Notices notices,
            Policies policies,
            WorkingDays workingDays,
            PlatformTransactionManager transactions) {
        this.duties = duties;
        this.holders = holders;
        this.posts = posts;
        this.notices = notices;
        this.policies = policies;
        this.workingDays = workingDays;
        this.asThemselves = new TransactionTemplate(transactions);
        asThemselves.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        asThemselves.setReadOnly(true);
    }

    /// What is late stands on each module's own list.
    @Override
    public List<Forgotten> find(LocalDate today, int limit) {
        return List.of();
    }

    @Override
    public void remind(LocalDate today) {
        holders.everywhere(List.of("registrar"), today).forEach(it -> remind(it, today));
    }

    /// Counted back from each duty's day, which a day has once whether or not it is worked.
    void remind(Holder who, LocalDate today) {
        var unit = who.unit();
        if (unit == null) {
            return;
        }
        var ahead = policies.value(DutyPolicies.DAYS, unit, today);
        var early = workingDays.plus(today, ahead);
        var found =
                Acting.call(
                        posts.of(who, "nightly"),
                        () ->
                                asThemselves.execute(_ ->
                                        duties.between(today, early.plusDays(1)).stream()
                                                .filter(it -> it.left() > 0)
                                                .filter(it ->
                                                        it.on().equals(today)
                                                                || workingDays
                                                                        .plus(it.on(), -ahead)
                                                                        .equals(today))
                                                .toList()));
        for (var it : found == null ? List.<org.matricula.calendar.Duty>of() : found) {
            notices.tell(
                    Set.of(who.account()),
                    "notice.duty",
                    it.href(),
                    it.subject(),
                    it.on(),
                    it.left());
        }
    }
}
