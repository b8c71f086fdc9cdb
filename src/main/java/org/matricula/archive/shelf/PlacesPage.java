package org.matricula.archive.shelf;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.archive.OpenToArchivists;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 库房与盒, and counting what is in them.
@Controller
@OpenToArchivists
class PlacesPage {

    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ReadPlaces read;
    private final KeepPlaces keepPlaces;
    private final FileIntoBoxes fileIntoBoxes;
    private final TakeStock takeStock;
    private final PrintLabels labels;
    private final MessageSource messages;

    PlacesPage(
            ReadPlaces read,
            KeepPlaces keepPlaces,
            FileIntoBoxes fileIntoBoxes,
            TakeStock takeStock,
            PrintLabels labels,
            MessageSource messages) {
        this.read = read;
        this.keepPlaces = keepPlaces;
        this.fileIntoBoxes = fileIntoBoxes;
        this.takeStock = takeStock;
        this.labels = labels;
        this.messages = messages;
    }

    @GetMapping("/archives/places")
    String list(Model model) {
        model.addAttribute("rooms", read.rooms());
        return "archive/places";
    }

    @PostMapping("/archives/places")
    String add(
            @RequestParam(required = false) @Nullable UUID parent,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "0") int capacity,
            RedirectAttributes redirect,
            Locale locale) {
        keepPlaces.add(parent, name, capacity);
        return told(
                parent == null ? "/archives/places" : "/archives/places/" + parent,
                "place.added",
                redirect,
                locale);
    }

    /// Where a scanner's code leads.
    @GetMapping("/archives/places/scan")
    String scan(@RequestParam(defaultValue = "") String code) {
        return "redirect:"
                + read.found(code.strip())
                        .orElseThrow(() ->
                                new Refused(Refusal.input("code", "place.unknown", code.strip())));
    }

    @PostMapping("/archives/places/move")
    String move(
            @RequestParam(defaultValue = "") String box,
            @RequestParam(defaultValue = "") String codes,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        var moved = fileIntoBoxes.move(box, codes.lines().toList(), reason);
        redirect.addFlashAttribute(
                "flash",
                messages.getMessage(
                        "place.moved", new Object[] {String.valueOf(moved), box.strip()}, locale));
        return "redirect:/archives/places";
    }

    @GetMapping("/archives/places/{place}")
    String show(@PathVariable UUID place, Model model) {
        model.addAttribute("view", read.open(place));
        model.addAttribute("classes", read.classes());
        return "archive/place";
    }

    @PostMapping("/archives/places/{place}/boxes")
    String boxes(
            @PathVariable UUID place,
            @RequestParam UUID unit,
            @RequestParam(defaultValue = "0") int perBox,
            RedirectAttributes redirect,
            Locale locale) {
        var boxes = fileIntoBoxes.file(place, unit, perBox);
        redirect.addFlashAttribute(
                "flash",
                messages.getMessage("place.boxed", new Object[] {String.valueOf(boxes)}, locale));
        return "redirect:/archives/places/" + place;
    }

    @GetMapping("/archives/places/{place}/labels.pdf")
    ResponseEntity<byte[]> labels(@PathVariable UUID place) {
        var it = read.open(place);
        PrintLabels.unlessPrintable(it);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"labels.pdf\"")
                .body(labels.pdf(it));
    }

    @PostMapping("/archives/places/{place}/stocktakes")
    String open(@PathVariable UUID place, RedirectAttributes redirect, Locale locale) {
        return told(
                "/archives/stocktakes/" + takeStock.open(place),
                "place.count.opened",
                redirect,
                locale);
    }

    @GetMapping("/archives/stocktakes/{stocktake}")
    String stocktake(@PathVariable UUID stocktake, Model model) {
        model.addAttribute("view", read.stocktake(stocktake));
        return "archive/stocktake";
    }

    @PostMapping("/archives/stocktakes/{stocktake}/scans")
    String scans(
            @PathVariable UUID stocktake,
            @RequestParam(defaultValue = "") String codes,
            RedirectAttributes redirect,
            Locale locale) {
        var read = takeStock.scan(stocktake, List.copyOf(codes.lines().toList()));
        redirect.addFlashAttribute(
                "flash",
                messages.getMessage("place.scanned", new Object[] {String.valueOf(read)}, locale));
        return "redirect:/archives/stocktakes/" + stocktake;
    }

    @PostMapping("/archives/stocktakes/{stocktake}/close")
    String close(@PathVariable UUID stocktake, RedirectAttributes redirect, Locale locale) {
        takeStock.close(stocktake);
        return told("/archives/stocktakes/" + stocktake, "place.count.closed", redirect, locale);
    }

    @GetMapping("/archives/stocktakes/{stocktake}/differences.xlsx")
    void differences(@PathVariable UUID stocktake, HttpServletResponse response)
            throws IOException {
        var it = read.stocktake(stocktake);
        response.setContentType(XLSX);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"differences.xlsx\"");
        labels.differences(it, response.getOutputStream());
    }

    private String told(String to, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:" + to;
    }
}
