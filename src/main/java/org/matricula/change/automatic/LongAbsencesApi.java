package org.matricula.change.automatic;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// 连续旷课名单, for other systems.
@RestController
@OpenToAbsences
class LongAbsencesApi {

    record Found(List<AbsenceLine> items) {}

    private static final int MOST = 500;

    private final PointOutAbsences pointOut;
    private final Clock clock;

    LongAbsencesApi(PointOutAbsences pointOut, Clock clock) {
        this.pointOut = pointOut;
        this.clock = clock;
    }

    @GetMapping("/api/v1/long-absences")
    Found list() {
        return new Found(pointOut.lines(LocalDate.now(clock), MOST));
    }
}
