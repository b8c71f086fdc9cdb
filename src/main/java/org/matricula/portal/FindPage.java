package org.matricula.portal;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.matricula.page.Finder;
import org.matricula.page.Found;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/// 查找: students, cases and pages from one field, as a page or as the list below the field.
@Controller
class FindPage {

    private static final int SHORTEST = 2;
    private static final int BELOW_THE_FIELD = 6;
    private static final int ON_THE_PAGE = 20;

    private final List<Finder> finders;

    FindPage(List<Finder> finders) {
        this.finders = finders.stream().sorted(Comparator.comparingInt(Finder::order)).toList();
    }

    @GetMapping("/find")
    @Allowed(Allowed.SIGNED_IN)
    String find(
            @RequestParam(defaultValue = "") String q,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment,
            Model model,
            Locale locale) {
        var words = q.strip();
        var most = fragment == null ? ON_THE_PAGE : BELOW_THE_FIELD;
        var found = words.length() < SHORTEST ? List.<Found>of() : all(words, most, locale);
        model.addAttribute("words", words);
        model.addAttribute(
                "groups",
                found.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Found::group, LinkedHashMap::new, Collectors.toList())));
        return fragment == null ? "portal/find" : "portal/found";
    }

    private List<Found> all(String words, int most, Locale locale) {
        var actor = Acting.now();
        return finders.stream()
                .flatMap(it -> it.find(actor, words, most, locale).stream())
                .toList();
    }
}
