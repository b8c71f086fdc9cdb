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

    record Own(
            List<CountedGrade> items,
            List<CountedGrades.Earned> modules,
            List<GradePoint> points,
            List<Ranking.Own> ranks) {}

    private final CountedGrades counted;
    private final GradePoints points;
    private final Rankings rankings;

    OwnGradesApi(CountedGrades counted, GradePoints points, Rankings rankings) {
        this.counted = counted;
        this.points = points;
        this.rankings = rankings;
    }

    @GetMapping
    Own show() {
        var own = counted.own();
        return new Own(counted.of(own), counted.credits(own), points.of(own), rankings.own());
    }
}
