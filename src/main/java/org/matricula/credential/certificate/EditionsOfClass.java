package org.matricula.credential.certificate;

import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.job.Job;
import org.matricula.job.Jobs;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// 整班电子版: the electronic editions of a class beside the pages, as whoever asked for them and no
/// further than they reach. Each is a transaction of its own, and one that has its edition is not
/// looked for again: a stopped program goes on with the next one.
@Component
class EditionsOfClass implements Job {

    static final String NAME = "certificate-editions";

    private static final Logger LOG = LoggerFactory.getLogger(EditionsOfClass.class);

    private final Diplomas certificates;
    private final CertificateEditions editions;
    private final Units units;
    private final Jobs jobs;
    private final Ledger ledger;

    EditionsOfClass(
            Diplomas certificates,
            CertificateEditions editions,
            Units units,
            Jobs jobs,
            Ledger ledger) {
        this.certificates = certificates;
        this.editions = editions;
        this.units = units;
        this.jobs = jobs;
        this.ledger = ledger;
    }

    /// @return how many are made
    /// @throws Refused where every certificate handed over has its edition
    @Transactional
    int begin(UUID unitId) {
        var unit = units.find(unitId).orElseThrow(() -> new Absent("unit"));
        if (!Acting.now().scope().reaches(unit.pos())) {
            throw new Absent("unit");
        }
        var some = certificates.withoutEdition(unitId).size();
        if (some == 0) {
            throw new Refused(Refusal.conflict("certificate.editions-made", unit.name()));
        }
        jobs.begin(NAME, unitId);
        ledger.record(
                Act.of("certificate.editions", "unit:" + unitId)
                        .at(unit.pos())
                        .to(Map.of("certificates", some)));
        return some;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID unitId) {
        for (var id : certificates.withoutEdition(unitId)) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            try {
                editions.of(id);
            } catch (Refused refused) {
                // void since, or a rule of the school's own: its page says so when it is asked for
                LOG.warn("no edition of certificate {}: {}", id, refused.refusals());
            }
        }
    }
}
