package org.matricula.graduation.register;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.graduation.check.GraduateSheets;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 鉴定评语: the class teacher writes of the graduate's conduct during study; department or teaching
/// point submits what another has written.
@Service
class AppraiseGraduate {

    private static final int FEWEST = 10;
    private static final int MOST = 400;

    private final GraduateSheets sheets;
    private final RegisterForms forms;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    AppraiseGraduate(
            GraduateSheets sheets, RegisterForms forms, Units units, Ledger ledger, Clock clock) {
        this.sheets = sheets;
        this.forms = forms;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// What was submitted has to be submitted anew.
    @Transactional
    void appraise(UUID campaign, UUID enrolment, String text) {
        var graduate = sheets.lock(campaign, enrolment);
        forms.lock(graduate);
        var said = text.strip();
        Refused.unlessEmpty(
                Refusal.all(
                        said.length() < FEWEST || said.length() > MOST
                                ? Refusal.input(
                                        "appraisal", "register-form.appraisal", FEWEST, MOST)
                                : null));
        forms.appraise(enrolment, said);
        ledger.record(
                Act.of("register-form.appraise", "enrolment:" + enrolment)
                        .at(graduate.scopePos())
                        .to(Map.of("appraisal", said)));
    }

    /// A class's forms that are signed and appraised.
    ///
    /// @return how many
    @Transactional
    int submit(UUID campaign, UUID unitId) {
        var unit = units.find(unitId).orElseThrow(() -> new Absent("unit"));
        var actor = Acting.now();
        if (!actor.scope().reaches(unit.pos())) {
            throw new Absent("unit");
        }
        var office = actor.unit() == null ? unit.name() : units.get(actor.unit()).name();
        var many = forms.submit(campaign, unitId, office, clock.instant());
        Refused.unlessEmpty(
                Refusal.all(
                        many == 0 ? Refusal.rule("register-form.none-ready", unit.name()) : null));
        ledger.record(
                Act.of("register-form.submit", "graduate-campaign:" + campaign)
                        .at(unit.pos())
                        .to(Map.of("unit", unit.name(), "forms", many)));
        return many;
    }
}
