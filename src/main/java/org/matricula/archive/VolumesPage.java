package org.matricula.archive;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 学籍档案: found again, filed by class, looked into.
@Controller
@RequestMapping("/archives")
@OpenToVolumes
class VolumesPage {

    private static final int SHOWN = 100;
    private static final String PAGES = "pages-";

    private final ReadVolumes readVolumes;
    private final FileVolumes fileVolumes;
    private final ScanPapers scanPapers;
    private final MessageSource messages;

    VolumesPage(
            ReadVolumes readVolumes,
            FileVolumes fileVolumes,
            ScanPapers scanPapers,
            MessageSource messages) {
        this.readVolumes = readVolumes;
        this.fileVolumes = fileVolumes;
        this.scanPapers = scanPapers;
        this.messages = messages;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        model.addAttribute(
                "page", Slice.of(readVolumes.page(q, after, SHOWN + 1), SHOWN, Volume::cursor));
        model.addAttribute("q", q);
        model.addAttribute("further", after != null);
        model.addAttribute("mayFile", mayFile());
        model.addAttribute("classes", readVolumes.classes());
        return "archive/volumes";
    }

    @GetMapping("/file")
    @Allowed({"archive-keeper", "registrar"})
    String filing(@RequestParam(required = false) @Nullable UUID unit, Model model) {
        model.addAttribute("unit", unit);
        model.addAttribute("classes", readVolumes.classes());
        model.addAttribute("candidates", unit == null ? List.of() : readVolumes.candidates(unit));
        model.addAttribute("kinds", PaperKind.codes());
        return "archive/file";
    }

    /// @param all pages on paper stand as `pages-<kind>-<student>`
    @PostMapping("/file")
    @Allowed({"archive-keeper", "registrar"})
    String file(
            @RequestParam UUID unit,
            @RequestParam(name = "student", required = false) @Nullable List<UUID> students,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String why,
            @RequestParam Map<String, String> all,
            RedirectAttributes redirect,
            Locale locale) {
        var filed =
                fileVolumes.file(
                        unit,
                        new FileVolumes.Filing(
                                students == null ? List.of() : students, place, pages(all), why));
        redirect.addFlashAttribute(
                "flash",
                messages.getMessage("volume.filed", new Object[] {String.valueOf(filed)}, locale));
        return "redirect:/archives";
    }

    @GetMapping("/{volume}")
    String show(@PathVariable UUID volume, Model model) {
        model.addAttribute("view", readVolumes.open(volume));
        model.addAttribute("mayFile", mayFile());
        return "archive/volume";
    }

    @PostMapping("/{volume}/papers")
    @Allowed({"archive-keeper", "registrar"})
    String add(
            @PathVariable UUID volume,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String pages,
            RedirectAttributes redirect,
            Locale locale) {
        fileVolumes.add(volume, kind, number(pages));
        redirect.addFlashAttribute("flash", messages.getMessage("volume.added", null, locale));
        return "redirect:/archives/" + volume;
    }

    @PostMapping("/{volume}/scans")
    @Allowed({"archive-keeper", "registrar"})
    String scan(
            @PathVariable UUID volume,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String pages,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        var name = file == null ? null : file.getOriginalFilename();
        scanPapers.scan(
                volume,
                kind,
                number(pages),
                name == null ? "" : name,
                file == null ? new byte[0] : file.getBytes());
        redirect.addFlashAttribute("flash", messages.getMessage("volume.scanned", null, locale));
        return "redirect:/archives/" + volume;
    }

    @PostMapping("/{volume}/place")
    @Allowed({"archive-keeper", "registrar"})
    String move(
            @PathVariable UUID volume,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        fileVolumes.move(volume, place, reason);
        redirect.addFlashAttribute("flash", messages.getMessage("volume.moved", null, locale));
        return "redirect:/archives/" + volume;
    }

    private static boolean mayFile() {
        return Acting.now().holds("archive-keeper", "registrar");
    }

    private static Map<UUID, Map<String, Integer>> pages(Map<String, String> all) {
        var pages = new HashMap<UUID, Map<String, Integer>>();
        all.forEach((name, value) -> {
            if (name.startsWith(PAGES) && !value.isBlank()) {
                var parts = name.substring(PAGES.length()).split("-", 2);
                if (parts.length == 2 && PaperKind.codes().contains(parts[0])) {
                    pages.computeIfAbsent(UUID.fromString(parts[1]), it -> new HashMap<>())
                            .put(parts[0], number(value));
                }
            }
        });
        return pages;
    }

    private static int number(String text) {
        try {
            var pages = Integer.parseInt(text.strip());
            if (pages >= 1 && pages <= 500) {
                return pages;
            }
        } catch (NumberFormatException notANumber) {
            // told below with the same words
        }
        throw new Refused(Refusal.input("pages", "volume.pages"));
    }
}
