package org.matricula.coursework;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// 我的成绩: what was published of one's own.
@Controller
@RequestMapping("/own-grades")
@OpenToOwn
class OwnGradesPage {

    private final CountedGrades counted;
    private final GradePoints points;
    private final Rankings rankings;

    OwnGradesPage(CountedGrades counted, GradePoints points, Rankings rankings) {
        this.counted = counted;
        this.points = points;
        this.rankings = rankings;
    }

    @GetMapping
    String show(Model model) {
        var own = counted.own();
        model.addAttribute("grades", counted.of(own));
        model.addAttribute("points", points.of(own));
        model.addAttribute("ranks", rankings.own());
        model.addAttribute("modules", counted.credits(own));
        return "coursework/own";
    }
}
