package org.matricula.exam.day;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.exam.plan.Plans;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.Round;
import org.matricula.exam.round.StepCheck;
import org.matricula.exam.round.StepUndone;
import org.matricula.exam.round.WalkSteps;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 分装试卷: an envelope for each part of a course, ticked off when it is closed.
@Service
public class PackPapers {

    @Repository
    @Transactional(propagation = Propagation.MANDATORY)
    static class Envelopes {

        private final JdbcClient sql;

        Envelopes(JdbcClient sql) {
            this.sql = sql;
        }

        int pack(UUID round, List<UUID> parts, Instant at) {
            return sql.sql(
                            """
                            update exam.part set packer = :name, packed_at = :at
                             where round_id = :round and id = any (:ids) and packed_at is null
                            """)
                    .param("round", round)
                    .param("ids", parts.toArray(UUID[]::new))
                    .param("name", Acting.now().name())
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .update();
        }

        @EventListener
        public void on(StepUndone undone) {
            if (undone.step() == ExamStep.PACKING) {
                sql.sql(
                                "update exam.part set packer = null, packed_at = null where"
                                        + " round_id = :round")
                        .param("round", undone.round().id())
                        .update();
            }
        }
    }

    /// Every envelope is closed.
    @Service
    static class Check implements StepCheck {

        private final Plans plans;

        Check(Plans plans) {
            this.plans = plans;
        }

        @Override
        public ExamStep step() {
            return ExamStep.PACKING;
        }

        @Override
        public List<Refusal> refusals(Round round) {
            var open = plans.lines(round.id()).stream().filter(it -> it.packer() == null).count();
            return Refusal.all(
                    open > 0 ? Refusal.rule("exam.unpacked", String.valueOf(open)) : null);
        }
    }

    private final WalkSteps walk;
    private final Envelopes envelopes;
    private final Ledger ledger;
    private final Clock clock;

    PackPapers(WalkSteps walk, Envelopes envelopes, Ledger ledger, Clock clock) {
        this.walk = walk;
        this.envelopes = envelopes;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public int pack(UUID round, List<UUID> parts) {
        var it = walk.enter(round, ExamStep.PACKING);
        var packed = envelopes.pack(it.id(), parts, clock.instant());
        ledger.record(
                Act.of("exam.pack-papers", "exam-round:" + it.id())
                        .at(it.pos())
                        .to(Map.of("envelopes", packed)));
        return packed;
    }
}
