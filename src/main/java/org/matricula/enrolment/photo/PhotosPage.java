package org.matricula.enrolment.photo;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.enrolment.admission.Batches;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.matricula.page.Problems;
import org.matricula.registry.OpenToRegistrars;
import org.matricula.registry.PhotoProfiles;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 图像采集: sessions, their timetable, the pictures and the absentees.
@Controller
@RequestMapping("/photo-sessions")
@OpenToRegistrars
class PhotosPage {

    private static final int SHOWN = 2000;

    private final PhotoSessions sessions;
    private final PhotoSlots slots;
    private final PhotoProfiles profiles;
    private final OpenSession openSession;
    private final TakePhotos takePhotos;
    private final CloseSession closeSession;
    private final ScheduleSlot scheduleSlot;
    private final Batches batches;
    private final Units units;
    private final Problems problems;
    private final MessageSource messages;

    PhotosPage(
            PhotoSessions sessions,
            PhotoSlots slots,
            PhotoProfiles profiles,
            OpenSession openSession,
            TakePhotos takePhotos,
            CloseSession closeSession,
            ScheduleSlot scheduleSlot,
            Batches batches,
            Units units,
            Problems problems,
            MessageSource messages) {
        this.sessions = sessions;
        this.slots = slots;
        this.profiles = profiles;
        this.openSession = openSession;
        this.takePhotos = takePhotos;
        this.closeSession = closeSession;
        this.scheduleSlot = scheduleSlot;
        this.batches = batches;
        this.units = units;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    String list(Model model) {
        var scope = Acting.now().scope();
        var choices = new ArrayList<Choice>();
        var schools = new ArrayList<UUID>();
        for (var it : units.institutions()) {
            var before = choices.size();
            if (scope.reaches(it.pos())) {
                choices.add(new Choice(it.id().toString(), it.name()));
            }
            units.below(it.id(), "teaching-point", "department", "grade", "major").stream()
                    .filter(u -> scope.reaches(u.pos()))
                    .forEach(u -> choices.add(new Choice(u.id().toString(), "\u3000" + u.name())));
            if (choices.size() > before) {
                schools.add(it.id());
            }
        }
        model.addAttribute("sessions", sessions.all());
        model.addAttribute("units", choices);
        model.addAttribute(
                "batches",
                batches.all().stream()
                        .map(it -> new Choice(it.id().toString(), it.name()))
                        .toList());
        model.addAttribute(
                "profiles",
                schools.stream()
                        .flatMap(it -> profiles.list(it).stream())
                        .distinct()
                        .map(it -> new Choice(it.id().toString(), it.name()))
                        .toList());
        return "enrolment/photos";
    }

    @PostMapping
    String open(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable UUID batch,
            @RequestParam(required = false) @Nullable UUID profile,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(required = false) @Nullable Integer entryYear,
            RedirectAttributes redirect,
            Locale locale) {
        var id = openSession.open(unit, batch, profile, name, purpose, entryYear);
        return done(id, "enrolment.photo.opened", redirect, locale);
    }

    @GetMapping("/{session}")
    String show(
            @PathVariable UUID session,
            @RequestParam(defaultValue = "absent") String list,
            @RequestParam(required = false) @Nullable UUID unit,
            Model model,
            HttpServletResponse response) {
        return page(session, list, unit, List.of(), model, response);
    }

    /// Pictures named after their students; each answers for itself.
    @PostMapping("/{session}/pictures")
    String take(
            @PathVariable UUID session,
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files,
            @RequestParam(defaultValue = "false") boolean vouched,
            Model model,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        var results = new ArrayList<PhotoResult>();
        sessions.get(session);
        for (var it : files == null ? List.<MultipartFile>of() : files) {
            if (!it.isEmpty()) {
                var name = it.getOriginalFilename();
                var result =
                        takePhotos.take(session, name == null ? "" : name, it.getBytes(), vouched);
                results.add(
                        new PhotoResult(
                                result.name(),
                                result.student(),
                                result.taken(),
                                result.faults().stream()
                                        .map(f -> problems.line(f, locale))
                                        .toList()));
            }
        }
        return page(session, "absent", null, results, model, response);
    }

    @PostMapping("/{session}/slots/{unit}")
    String schedule(
            @PathVariable UUID session,
            @PathVariable UUID unit,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate heldOn,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.TIME)
                    @Nullable LocalTime atTime,
            @RequestParam(defaultValue = "") String place,
            RedirectAttributes redirect,
            Locale locale) {
        scheduleSlot.schedule(session, unit, heldOn, atTime, place);
        return done(session, "enrolment.photo.scheduled", redirect, locale);
    }

    @PostMapping("/{session}/sitters/{sitter}/dismiss")
    String dismiss(
            @PathVariable UUID session,
            @PathVariable UUID sitter,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        openSession.dismiss(session, sitter, reason);
        return done(session, "enrolment.photo.dismissed", redirect, locale);
    }

    @PostMapping("/{session}/close")
    String close(@PathVariable UUID session, RedirectAttributes redirect, Locale locale) {
        closeSession.close(session);
        return done(session, "enrolment.photo.closed", redirect, locale);
    }

    @PostMapping("/{session}/paper")
    String keepPaper(
            @PathVariable UUID session,
            @RequestParam(required = false) @Nullable MultipartFile scan,
            @RequestParam(defaultValue = "") String shelf,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        var name = scan == null ? null : scan.getOriginalFilename();
        closeSession.keepPaper(
                session,
                name == null ? "" : name,
                scan == null ? new byte[0] : scan.getBytes(),
                shelf);
        return done(session, "enrolment.photo.paper.kept", redirect, locale);
    }

    private String page(
            UUID session,
            String list,
            @Nullable UUID unit,
            List<PhotoResult> results,
            Model model,
            HttpServletResponse response) {
        OwnCamera.allow(response);
        var it = sessions.get(session);
        model.addAttribute("profile", profiles.get(it.profileId()));
        model.addAttribute("session", it);
        model.addAttribute("slots", slots.of(session));
        model.addAttribute("sitters", sessions.sitters(session, !list.equals("all"), unit, SHOWN));
        model.addAttribute("list", list.equals("all") ? "all" : "absent");
        model.addAttribute("results", results);
        return "enrolment/photo-session";
    }

    private String done(UUID session, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/photo-sessions/" + session;
    }
}
