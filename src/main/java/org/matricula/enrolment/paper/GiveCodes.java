package org.matricula.enrolment.paper;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.enrolment.admission.Batches;
import org.matricula.enrolment.admission.EntryCodes;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 发放提交码: one to everybody of a batch, and the list of them that goes out with the notices. Whoever
/// draws the list could send papers in a newcomer's name, so that it stands in the ledger.
@Service
class GiveCodes {

    private final EntryCodes codes;
    private final Batches batches;
    private final Units units;
    private final Ledger ledger;

    GiveCodes(EntryCodes codes, Batches batches, Units units, Ledger ledger) {
        this.codes = codes;
        this.batches = batches;
        this.units = units;
        this.ledger = ledger;
    }

    /// @return how many got one
    @Transactional
    int give(UUID batch) {
        var pos = pos(batch);
        var given = codes.give(batch);
        ledger.record(
                Act.of("admission.give-codes", "batch:" + batch)
                        .at(pos)
                        .to(Map.of("count", given)));
        return given;
    }

    @Transactional
    List<EntryCodes.Given> list(UUID batch) {
        var pos = pos(batch);
        var list = codes.of(batch);
        ledger.record(
                Act.of("admission.read-codes", "batch:" + batch)
                        .at(pos)
                        .to(Map.of("count", list.size())));
        return list;
    }

    private long pos(UUID batch) {
        var pos = units.get(batches.get(batch).institutionId()).pos();
        Refused.unlessEmpty(
                Refusal.all(
                        Acting.now().scope().reaches(pos)
                                ? null
                                : Refusal.forbidden("batch.institution")));
        return pos;
    }
}
