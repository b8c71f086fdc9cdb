package org.matricula.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class EngineTest {

    @Autowired Engine engine;
    @Autowired Drawings drawings;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    @Test
    void a_rollback_leaves_no_process_and_a_commit_leaves_one() {
        var before = processes();
        transaction.executeWithoutResult(it -> {
            engine.begin(
                    "leave-of-absence-college",
                    UUID.randomUUID(),
                    Map.of("principalNeeded", false));
            it.setRollbackOnly();
        });
        assertThat(processes()).isEqualTo(before);

        var walk =
                transaction.execute(it ->
                        engine.begin(
                                "leave-of-absence-college",
                                UUID.randomUUID(),
                                Map.of("principalNeeded", true)));
        assertThat(processes()).isEqualTo(before + 1);
        assertThat(engine.waiting(walk.process())).containsExactly("counsellor");
        transaction.executeWithoutResult(it -> engine.complete(walk.process(), "counsellor"));
        transaction.executeWithoutResult(
                it -> engine.back(walk.process(), List.of("department"), "counsellor"));
        assertThat(engine.waiting(walk.process())).containsExactly("counsellor");
        transaction.executeWithoutResult(it -> engine.end(walk.process(), "test"));
        assertThat(engine.waiting(walk.process())).isEmpty();
    }

    @Test
    void every_drawing_names_its_offices_in_order_with_their_posts_and_days() {
        assertThat(drawings.all())
                .extracting(Drawings.Drawing::key)
                .contains("leave-of-absence-school", "reversal-college");
        assertThat(drawings.latest("leave-of-absence-college").orElseThrow().turns())
                .extracting(Drawings.Turn::task)
                .containsExactly(
                        "counsellor", "department", "registrar", "office-head", "principal");
        assertThat(drawings.all())
                .allSatisfy(it ->
                        assertThat(it.turns())
                                .isNotEmpty()
                                .allSatisfy(turn -> {
                                    assertThat(turn.roles()).isNotEmpty();
                                    assertThat(turn.workingDays()).isPositive();
                                }));
    }

    @Test
    void the_program_may_not_change_the_engines_tables() {
        assertThatThrownBy(() -> sql.sql("drop table engine.act_ru_task").update())
                .hasStackTraceContaining("must be owner");
    }

    long processes() {
        return sql.sql("select count(*) from engine.act_ru_execution where parent_id_ is null")
                .query(Long.class)
                .single();
    }
}
