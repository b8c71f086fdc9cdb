package org.matricula.change.transfer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.WorkingDays;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.notice.Notices;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What one school tells the other, and by when it expects an answer. Told is what both may see.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OtherSchool {

    private final Holders holders;
    private final Notices notices;
    private final WorkingDays workingDays;
    private final Policies policies;
    private final Clock clock;

    OtherSchool(
            Holders holders,
            Notices notices,
            WorkingDays workingDays,
            Policies policies,
            Clock clock) {
        this.holders = holders;
        this.notices = notices;
        this.workingDays = workingDays;
        this.policies = policies;
        this.clock = clock;
    }

    /// @param answering the school whose turn it is
    /// @param own asked for its clock where the other has none on the register
    LocalDate dueOn(@Nullable UUID answering, UUID own) {
        var days =
                policies.value(
                        TransferPolicies.ANSWER, answering == null ? own : answering, today());
        return workingDays.plus(today(), days);
    }

    /// @param answering the school whose province's turn it is
    /// @param own asked for its clock where the other has none on the register
    LocalDate provinceDueOn(@Nullable UUID answering, UUID own) {
        var days =
                policies.value(
                        TransferPolicies.PROVINCE, answering == null ? own : answering, today());
        return workingDays.plus(today(), days);
    }

    /// As [#tell], and the authority of the school's province with it.
    void tellProvince(@Nullable UUID school, String key, String by) {
        if (school != null) {
            notices.tell(
                    accounts(school, "registrar", "point-reviewer", ConsentOfProvince.AUTHORITY),
                    key,
                    "/transfers",
                    by);
        }
    }

    /// @param key message key, filled with the telling school's name
    void tell(@Nullable UUID school, String key, String by) {
        if (school != null) {
            notices.tell(accounts(school, "registrar", "point-reviewer"), key, "/transfers", by);
        }
    }

    List<UUID> accounts(UUID school, String... roles) {
        return Stream.of(roles)
                .flatMap(role -> holders.holding(role, school, today()).stream())
                .map(Holder::account)
                .distinct()
                .toList();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
