package org.matricula.enrolment.collection;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 信息采集, for those who run it: how far each class has come, what is claimed, whose sheet is on
/// paper.
@Controller
@RequestMapping("/collections")
@Allowed({
    "class-teacher",
    "counsellor",
    "department-registrar",
    "registrar",
    "academic-office-head",
    "point-reviewer"
})
class CollectionsPage {

    private static final int SHOWN = 500;

    private final InfoCollections collections;
    private final Claims claims;
    private final OpenCollection openCollection;
    private final SignSheet signSheet;
    private final DecideClaim decideClaim;
    private final Units units;
    private final MessageSource messages;

    CollectionsPage(
            InfoCollections collections,
            Claims claims,
            OpenCollection openCollection,
            SignSheet signSheet,
            DecideClaim decideClaim,
            Units units,
            MessageSource messages) {
        this.collections = collections;
        this.claims = claims;
        this.openCollection = openCollection;
        this.signSheet = signSheet;
        this.decideClaim = decideClaim;
        this.units = units;
        this.messages = messages;
    }

    @GetMapping
    String list(Model model) {
        var scope = Acting.now().scope();
        var choices = new ArrayList<Choice>();
        for (var it : units.institutions()) {
            if (scope.reaches(it.pos())) {
                choices.add(new Choice(it.id().toString(), it.name()));
            }
            units.below(it.id(), "teaching-point", "department", "grade", "major").stream()
                    .filter(u -> scope.reaches(u.pos()))
                    .forEach(u -> choices.add(new Choice(u.id().toString(), "\u3000" + u.name())));
        }
        model.addAttribute("collections", collections.all());
        model.addAttribute("units", choices);
        model.addAttribute(
                "mayOpen",
                Acting.now()
                        .holds(
                                "registrar",
                                "department-registrar",
                                "academic-office-head",
                                "point-reviewer"));
        return "enrolment/collections";
    }

    @PostMapping
    @Allowed({"registrar", "department-registrar", "academic-office-head", "point-reviewer"})
    String open(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String notice,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate opensOn,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate closesOn,
            @RequestParam(required = false) @Nullable Integer entryYear,
            RedirectAttributes redirect,
            Locale locale) {
        var id =
                openCollection.open(
                        new OpenCollection.Asked(unit, name, notice, opensOn, closesOn, entryYear));
        return done(id, "enrolment.collection.opened", redirect, locale);
    }

    @GetMapping("/{collection}")
    String show(
            @PathVariable UUID collection,
            @RequestParam(required = false) @Nullable UUID unit,
            Model model) {
        model.addAttribute("collection", collections.get(collection));
        model.addAttribute("progress", collections.progress(collection));
        model.addAttribute("sheets", collections.sheets(collection, unit, SHOWN));
        model.addAttribute("claims", claims.open(collection, SHOWN));
        return "enrolment/collection";
    }

    @GetMapping("/{collection}/sheets/{enrolment}.pdf")
    ResponseEntity<byte[]> blank(@PathVariable UUID collection, @PathVariable UUID enrolment) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Cache-Control", "no-store")
                .body(signSheet.blank(collection, enrolment));
    }

    @PostMapping("/{collection}/sheets/{enrolment}")
    String scanned(
            @PathVariable UUID collection,
            @PathVariable UUID enrolment,
            @RequestParam(required = false) @Nullable MultipartFile scan,
            @RequestParam(defaultValue = "") String shelf,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        var name = scan == null ? null : scan.getOriginalFilename();
        signSheet.scanned(
                collection,
                enrolment,
                name == null ? "" : name,
                scan == null ? new byte[0] : scan.getBytes(),
                shelf);
        return done(collection, "enrolment.collection.scanned", redirect, locale);
    }

    @PostMapping("/claims/{claim}")
    @Allowed({"registrar", "department-registrar", "academic-office-head", "point-reviewer"})
    String decide(
            @PathVariable UUID claim,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect,
            Locale locale) {
        var collection = decideClaim.decide(claim, decision.equals("accept"), note);
        return done(collection, "enrolment.collection.decided", redirect, locale);
    }

    private String done(UUID collection, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/collections/" + collection;
    }
}
