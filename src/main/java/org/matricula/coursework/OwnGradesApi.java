package org.matricula.coursework;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// One's own published grades for other systems.
@RestController
@RequestMapping("/api/v1/own-grades")
@OpenToOwn
class OwnGradesApi {

    record Own(List<CountedGrade> items, List<CountedGrades.Earned> modules) {}

    private final CountedGrades counted;

    OwnGradesApi(CountedGrades counted) {
        this.counted = counted;
    }

    @GetMapping
    Own show() {
        var own = counted.own();
        return new Own(counted.of(own), counted.credits(own));
    }
}
