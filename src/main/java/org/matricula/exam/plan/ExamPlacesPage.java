package org.matricula.exam.plan;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.exam.round.Said;
import org.matricula.page.Allowed;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What stands below a plan: rooms, times, invigilators.
@Controller
@RequestMapping("/exam-rounds/{round}")
@Allowed("registrar")
class ExamPlacesPage {

    private final ArrangePlaces places;
    private final Said said;

    ExamPlacesPage(ArrangePlaces places, Said said) {
        this.places = places;
        this.said = said;
    }

    @PostMapping("/rooms")
    String room(
            @PathVariable UUID round,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "0") int seats,
            RedirectAttributes redirect) {
        places.room(round, name, seats);
        return done(round, redirect);
    }

    @PostMapping("/rooms/{room}/close")
    String closeRoom(
            @PathVariable UUID round, @PathVariable UUID room, RedirectAttributes redirect) {
        places.closeRoom(round, room);
        return done(round, redirect);
    }

    @PostMapping("/slots")
    String slot(
            @PathVariable UUID round,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate day,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.TIME)
                    @Nullable LocalTime from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.TIME)
                    @Nullable LocalTime until,
            RedirectAttributes redirect) {
        places.slot(round, day, from, until);
        return done(round, redirect);
    }

    @PostMapping("/slots/{slot}/drop")
    String dropSlot(
            @PathVariable UUID round, @PathVariable UUID slot, RedirectAttributes redirect) {
        places.dropSlot(round, slot);
        return done(round, redirect);
    }

    @PostMapping("/invigilators")
    String callAll(@PathVariable UUID round, RedirectAttributes redirect) {
        places.callAll(round);
        return done(round, redirect);
    }

    @PostMapping("/invigilators/{account}/excuse")
    String excuse(
            @PathVariable UUID round, @PathVariable UUID account, RedirectAttributes redirect) {
        places.excuse(round, account);
        return done(round, redirect);
    }

    private String done(UUID round, RedirectAttributes redirect) {
        return said.then(ExamPlanPage.path(round), redirect, "exam.saved");
    }
}
