package org.matricula.discipline.appeal;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.discipline.Measure;
import org.matricula.discipline.delivery.DecidedCases;
import org.matricula.discipline.delivery.DecidedCases.Decided;
import org.matricula.discipline.sanction.SanctionEffects;
import org.matricula.discipline.sanction.Sanctions;
import org.matricula.discipline.sanction.Sanctions.Sanction;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.reverse.ReverseCase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 落实复查结论: a sanction is taken back or made lighter at once; what was written upon the standing is
/// taken back by a reversal, which this opens.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class CarryOutAppeal {

    private final DecidedCases cases;
    private final Sanctions sanctions;
    private final SanctionEffects effects;
    private final ObjectProvider<ReverseCase> reverseCase;

    CarryOutAppeal(
            DecidedCases cases,
            Sanctions sanctions,
            SanctionEffects effects,
            ObjectProvider<ReverseCase> reverseCase) {
        this.cases = cases;
        this.sanctions = sanctions;
        this.effects = effects;
        this.reverseCase = reverseCase;
    }

    /// @param outcome `uphold`, `revoke` or `change`
    /// @param by number of the decision that says so
    /// @return the reversal it has opened
    Optional<UUID> carryOut(
            UUID decided,
            String outcome,
            @Nullable String measure,
            @Nullable Integer months,
            String by,
            String reason) {
        var it = cases.get(decided);
        var sanction = sanctions.standing(decided);
        switch (outcome) {
            case "revoke" -> sanction.ifPresent(one -> effects.revoke(one, by, reason));
            case "change" ->
                    effects.change(
                            sanction.orElseThrow(
                                    () -> new Refused(Refusal.conflict("appeal.no-sanction"))),
                            Measure.of(Objects.requireNonNull(measure)),
                            Objects.requireNonNull(months),
                            by,
                            reason);
            default -> {
                sanction.ifPresent(effects::resume);
                return Optional.empty();
            }
        }
        return granted(it, sanction)
                .map(one -> reverseCase.getObject().open(one, by + " " + reason));
    }

    /// What of it stands upon the record, besides the sanction itself.
    private Optional<UUID> granted(Decided it, Optional<Sanction> sanction) {
        if (!it.kind().equals("sanction")) {
            return it.stands() ? Optional.of(it.id()) : Optional.empty();
        }
        return sanction.map(Sanction::expulsionId)
                .flatMap(cases::find)
                .filter(Decided::stands)
                .map(Decided::id);
    }
}
