package org.matricula.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The program was stopped while its first start was filling the register.
@ExtendWith(OutputCaptureExtension.class)
class HalfDemonstrationTest {

    @Test
    void a_second_start_says_that_part_is_missing_and_what_to_do(CapturedOutput said)
            throws SQLException {
        var stopped = OwnDatabase.start("half_filled", "command");
        stopped.asSystem(() -> {
            stopped.bean(FillingMark.class).begin();
            stopped.bean(JdbcClient.class)
                    .sql(
                            """
                            insert into organisation.unit (id, kind, code, name, pos, pos_end, next_child)
                            values (kernel.new_id(), 'province', '32', '江苏', 0, 9, 0)
                            """)
                    .update();
        });

        try (var _ = stopped.again("demo")) {
            assertThat(said).contains("演示数据不完整", "half_filled").doesNotContain("演示数据已备好");
        }
    }
}
