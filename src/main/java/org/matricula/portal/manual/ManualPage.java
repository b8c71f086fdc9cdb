package org.matricula.portal.manual;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.matricula.governance.rulebook.Rulebook;
import org.matricula.kernel.Absent;
import org.matricula.organisation.Responsibilities;
import org.matricula.organisation.Responsibility;
import org.matricula.organisation.UnitsInSight;
import org.matricula.page.Allowed;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/// 操作手册 of one's role, and of each page: what it is for, what the rule says, where to ask.
@Controller
@Allowed(Allowed.SIGNED_IN)
class ManualPage {

    private static final int LONGEST = 200;

    private final Manual manual;
    private final Rulebook rulebook;
    private final Responsibilities responsibilities;
    private final UnitsInSight inSight;

    ManualPage(
            Manual manual,
            Rulebook rulebook,
            Responsibilities responsibilities,
            UnitsInSight inSight) {
        this.manual = manual;
        this.rulebook = rulebook;
        this.responsibilities = responsibilities;
        this.inSight = inSight;
    }

    @GetMapping("/manual")
    String index(Model model, Locale locale) {
        model.addAttribute(
                "chapters",
                manual.ofReader().values().stream().map(it -> manual.entry(it, locale)).toList());
        return "portal/manual";
    }

    @GetMapping("/manual/{name}")
    String chapter(@PathVariable String name, Model model, Locale locale) {
        var it = manual.chapter(name).orElseThrow(() -> new Absent("manual " + name));
        var entry = manual.entry(it, locale);
        model.addAttribute("title", entry.title());
        model.addAttribute(
                "purpose", entry.opening().equals(it.opening()) ? null : entry.opening());
        var english = manual.english(name, locale);
        model.addAttribute("html", english == null ? it.html() : english);
        model.addAttribute("lang", english == null ? "zh-CN" : "en");
        model.addAttribute("untranslated", english == null && Manual.english(locale));
        return "portal/chapter";
    }

    @GetMapping("/manual/images/{name}")
    ResponseEntity<Resource> picture(@PathVariable String name) {
        return manual.picture(name)
                .map(it ->
                        ResponseEntity.ok()
                                .contentType(MediaType.IMAGE_PNG)
                                .cacheControl(
                                        CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
                                .body(it))
                .orElseThrow(() -> new Absent("picture " + name));
    }

    /// The help of one page, as the part that unfolds there or as a page of its own.
    @GetMapping("/help")
    String help(
            @RequestParam(defaultValue = "/") String page,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment,
            Model model,
            Locale locale) {
        var path = page.length() > LONGEST || !page.startsWith("/") ? "/" : page;
        var chapter = manual.of(path);
        model.addAttribute("path", path);
        model.addAttribute("chapter", chapter.map(it -> manual.entry(it, locale)).orElse(null));
        model.addAttribute("rules", rulebook.ofPage(path));
        model.addAttribute("offices", offices());
        return fragment == null ? "portal/help" : "portal/helppart";
    }

    private List<Responsibility> offices() {
        return Optional.ofNullable(inSight.unit())
                .map(it -> responsibilities.of(it, Responsibilities.EVERY_MATTER))
                .orElse(List.of());
    }
}
