package org.matricula.governance.body;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// 校长办公会, as far as the institution has registered it (普通高等学校学生管理规定 第五十六条).
@Component
public class PrincipalsMeeting {

    static final String KIND = "principals-meeting";

    /// @param duty 职务, as it was appointed
    public record Seat(UUID account, String name, String duty) {}

    private final BodyRows rows;
    private final Clock clock;

    PrincipalsMeeting(BodyRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /// Who sits in it today; none where no such body with accounts is registered.
    public List<Seat> of(UUID institution) {
        return rows.seats(institution, KIND, LocalDate.now(clock));
    }
}
