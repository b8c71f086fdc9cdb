package org.matricula.workflow.matter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.organisation.Responsibility;
import org.matricula.page.Allowed;
import org.matricula.page.OpenPages;
import org.matricula.workflow.ProcessMap;
import org.matricula.workflow.ProcessMap.Box;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 学籍管理总流程: the whole way drawn, and the same in words.
@Controller
@Allowed(Allowed.PUBLIC)
public class MapPage {

    /// A box in words.
    ///
    /// @param there whether the program has this part
    /// @param pages what this reader may open of it
    public record Part(
            String code,
            int column,
            boolean there,
            List<Matter> matters,
            List<String> pages,
            List<String> forms,
            List<Responsibility> responsible) {}

    private static final int SHOWN = 3;

    private final MatterGuide matters;
    private final OpenPages doors;
    private final MessageSource words;

    MapPage(MatterGuide matters, OpenPages doors, MessageSource words) {
        this.matters = matters;
        this.doors = doors;
        this.words = words;
    }

    @GetMapping("/process-map")
    String show(@RequestParam(required = false) @Nullable UUID unit, Model model, Locale locale) {
        var place = matters.place(unit).orElse(null);
        var parts = parts(matters.of(place));
        var byCode = parts.stream().collect(Collectors.toMap(Part::code, it -> it));
        var headings =
                matters.map().columns().stream()
                        .map(it -> say("map.column." + it, locale))
                        .toList();
        model.addAttribute(
                "svg",
                matters.map()
                        .svg(
                                say("map.title", locale),
                                headings,
                                it -> told(byCode.get(it.code()), locale)));
        model.addAttribute("parts", parts);
        model.addAttribute("headings", headings);
        model.addAttribute("place", place);
        return "workflow/map";
    }

    private List<Part> parts(List<Matter> here) {
        var byKind = new HashMap<String, Matter>();
        here.forEach(it -> byKind.put(it.code(), it));
        return matters.map().boxes().stream().map(it -> part(it, byKind)).toList();
    }

    private Part part(Box it, Map<String, Matter> byKind) {
        var own = it.kinds().stream().filter(byKind::containsKey).map(byKind::get).toList();
        var offices = new ArrayList<Responsibility>();
        own.forEach(matter -> offices.addAll(matter.responsible()));
        return new Part(
                it.code(),
                it.column(),
                !it.kinds().isEmpty() || it.pages().stream().anyMatch(doors::there),
                own,
                it.pages().stream().filter(doors::there).filter(doors::open).toList(),
                matters.map().formsOf(it),
                offices.stream().distinct().toList());
    }

    /// A box leads to its own words below, where its charts and pages are; one with a single page
    /// or chart goes there at once.
    private ProcessMap.Told told(Part it, Locale locale) {
        var forms =
                it.forms().stream()
                        .limit(SHOWN)
                        .map(form -> say(form, locale))
                        .collect(Collectors.joining("、"));
        return new ProcessMap.Told(
                say("map." + it.code(), locale),
                it.there() ? forms : say("map.absent", locale),
                href(it),
                it.there());
    }

    private static @Nullable String href(Part it) {
        if (!it.there()) {
            return null;
        }
        if (it.matters().size() == 1 && it.pages().isEmpty()) {
            return "/matters/" + it.matters().getFirst().code();
        }
        return it.matters().isEmpty() && it.pages().size() == 1
                ? it.pages().getFirst()
                : "#part-" + it.code();
    }

    private String say(String key, Locale locale) {
        return words.getMessage(key, null, key, locale);
    }
}
