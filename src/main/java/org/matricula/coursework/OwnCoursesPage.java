package org.matricula.coursework;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 我的课程: 缓考、免修、成绩复查 begin here.
@Controller
@RequestMapping("/own-courses")
@OpenToOwn
class OwnCoursesPage {

    private final OwnCourses ownCourses;

    OwnCoursesPage(OwnCourses ownCourses) {
        this.ownCourses = ownCourses;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("view", ownCourses.show());
        return "coursework/own-courses";
    }

    @PostMapping("/{grade}/applications")
    String apply(@PathVariable UUID grade, @RequestParam String kind) {
        return "redirect:/cases/" + ownCourses.apply(grade, kind);
    }
}
