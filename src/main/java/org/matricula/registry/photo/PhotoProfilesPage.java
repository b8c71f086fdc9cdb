package org.matricula.registry.photo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 照片要求 as a table: read by those who hold photo sessions, set by those who keep the school's
/// rules.
@Controller
@Allowed({
    "administrator",
    "department-registrar",
    "registrar",
    "academic-office-head",
    "point-reviewer",
    "province-reviewer"
})
class PhotoProfilesPage {

    private final KeepProfiles profiles;
    private final Units units;
    private final MessageSource messages;

    PhotoProfilesPage(KeepProfiles profiles, Units units, MessageSource messages) {
        this.profiles = profiles;
        this.units = units;
        this.messages = messages;
    }

    /// @param profile what the form begins with: one of the school's own to change, or any to copy
    @GetMapping("/photo-profiles")
    String show(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable UUID profile,
            Model model) {
        var scope = Acting.now().scope();
        var schools = units.institutions().stream().filter(it -> scope.reaches(it.pos())).toList();
        var own = Acting.now().unit() == null ? null : units.get(Acting.now().unit());
        var inside = own == null ? null : own.institutionId();
        var asked = unit != null ? unit : inside != null ? inside : first(schools);
        model.addAttribute(
                "schools",
                schools.stream().map(it -> new Choice(it.id().toString(), it.name())).toList());
        model.addAttribute("school", asked == null ? null : profiles.readable(asked));
        model.addAttribute("profiles", asked == null ? List.of() : profiles.of(asked));
        model.addAttribute("chosen", profile == null ? null : profiles.get(profile));
        model.addAttribute(
                "maySet",
                Acting.now()
                        .holds(
                                "administrator",
                                "academic-office-head",
                                "registrar",
                                "province-reviewer"));
        return "registry/photo-profiles";
    }

    @PostMapping("/photo-profiles/{school}")
    @Allowed({"administrator", "academic-office-head", "registrar", "province-reviewer"})
    String keep(
            @PathVariable UUID school,
            @RequestParam(required = false) @Nullable UUID replaces,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(name = "type", required = false) @Nullable List<String> types,
            @RequestParam(defaultValue = "0") int leastWidth,
            @RequestParam(defaultValue = "0") int mostWidth,
            @RequestParam(defaultValue = "0") int leastHeight,
            @RequestParam(defaultValue = "0") int mostHeight,
            @RequestParam(required = false) @Nullable BigDecimal ratio,
            @RequestParam(defaultValue = "0") int leastKb,
            @RequestParam(defaultValue = "0") int mostKb,
            @RequestParam(defaultValue = "any") String background,
            @RequestParam(required = false) @Nullable Integer mostUneven,
            @RequestParam(defaultValue = "false") boolean portrait,
            @RequestParam(defaultValue = "false") boolean borderless,
            @RequestParam(required = false) @Nullable Integer leastSharp,
            @RequestParam(defaultValue = "false") boolean byEye,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String why,
            Locale locale,
            RedirectAttributes redirect) {
        profiles.keep(
                school,
                new KeepProfiles.Asked(
                        replaces,
                        name.strip(),
                        types == null ? List.of() : types,
                        leastWidth,
                        mostWidth,
                        leastHeight,
                        mostHeight,
                        ratio,
                        leastKb,
                        mostKb,
                        background,
                        mostUneven,
                        portrait,
                        borderless,
                        leastSharp,
                        byEye,
                        source.strip(),
                        why.strip()));
        return done(school, "photo-profile.kept", redirect, locale);
    }

    @PostMapping("/photo-profiles/{school}/{profile}/drop")
    @Allowed({"administrator", "academic-office-head", "registrar", "province-reviewer"})
    String drop(
            @PathVariable UUID school,
            @PathVariable UUID profile,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes redirect,
            Locale locale) {
        profiles.drop(school, profile, why);
        return done(school, "photo-profile.dropped", redirect, locale);
    }

    private static @Nullable UUID first(List<Unit> schools) {
        return schools.isEmpty() ? null : schools.getFirst().id();
    }

    private String done(UUID school, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/photo-profiles?unit=" + school;
    }
}
