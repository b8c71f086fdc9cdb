package org.matricula.credential.certificate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.clearance.Clearances;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Component;

/// 离校手续先办清: where the school wants it, a certificate waits for the offices that have something
/// open, and so does whatever tells of it.
@Component
class ClearedFirst {

    private final Clearances clearances;
    private final Policies policies;
    private final Clock clock;

    ClearedFirst(Clearances clearances, Policies policies, Clock clock) {
        this.clearances = clearances;
        this.policies = policies;
        this.clock = clock;
    }

    /// The offices that hold it up, with what they noted; blank for none.
    String open(UUID institution, UUID enrolment) {
        return policies.value(CertificatePolicies.CLEARED_FIRST, institution, LocalDate.now(clock))
                ? clearances.open(List.of(enrolment)).stream()
                        .map(one ->
                                one.note() == null
                                        ? one.office()
                                        : one.office() + " (" + one.note() + ")")
                        .collect(Collectors.joining("; "))
                : "";
    }
}
