package org.matricula.discipline.appeal;

import java.util.List;
import java.util.UUID;
import org.matricula.discipline.OpenToAppeals;
import org.matricula.discipline.appeal.Appeals.Appeal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Appeals and their clocks, for other systems.
@RestController
@OpenToAppeals
class AppealsApi {

    private static final int SHOWN = 200;

    private final AppealDesk desk;

    AppealsApi(AppealDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/api/v1/appeals")
    List<Appeal> list() {
        return desk.list(SHOWN);
    }

    @GetMapping("/api/v1/appeals/{caseId}")
    AppealDesk.File one(@PathVariable UUID caseId) {
        return desk.open(caseId);
    }
}
