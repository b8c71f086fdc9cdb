package org.matricula.archive.transit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.archive.OpenToArchivists;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 档案转递.
@Controller
@RequestMapping("/archives/shipments")
@OpenToArchivists
class ShipmentsPage {

    private static final int SHOWN = 50;

    private final ReadShipments read;
    private final SendFile sendFile;
    private final CloseShipment closeShipment;
    private final MessageSource messages;
    private final Clock clock;

    ShipmentsPage(
            ReadShipments read,
            SendFile sendFile,
            CloseShipment closeShipment,
            MessageSource messages,
            Clock clock) {
        this.read = read;
        this.sendFile = sendFile;
        this.closeShipment = closeShipment;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "open") String which,
            @RequestParam(required = false) @Nullable UUID before,
            Model model) {
        model.addAttribute("page", read.page(which, before, SHOWN));
        model.addAttribute("which", ReadShipments.chosen(which));
        model.addAttribute("further", before != null);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("carriers", Parcel.CARRIERS);
        return "archive/shipments";
    }

    @PostMapping("/out")
    String send(
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(required = false) @Nullable String address,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(required = false) @Nullable String requestNumber,
            @RequestParam(defaultValue = "") String carrier,
            @RequestParam(required = false) @Nullable String tracking,
            @RequestParam(defaultValue = "false") boolean sealed,
            @RequestParam(defaultValue = "0") int pieces,
            @RequestParam(required = false) @Nullable LocalDate movedOn,
            @RequestParam(required = false) @Nullable LocalDate due,
            RedirectAttributes redirect,
            Locale locale) {
        var id =
                sendFile.send(
                        new Errand(subject, body, address, ground, requestNumber),
                        new Parcel(carrier, tracking, sealed, pieces, movedOn),
                        due);
        return told(id, "shipment.done.sent", redirect, locale);
    }

    @PostMapping("/in")
    String call(
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(required = false) @Nullable String address,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(required = false) @Nullable LocalDate due,
            RedirectAttributes redirect,
            Locale locale) {
        var id = sendFile.call(new Errand(subject, body, address, ground, null), due);
        return told(id, "shipment.done.called", redirect, locale);
    }

    @GetMapping("/{shipment}")
    String show(@PathVariable UUID shipment, Model model) {
        model.addAttribute("it", read.get(shipment));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("carriers", Parcel.CARRIERS);
        return "archive/shipment";
    }

    @PostMapping("/{shipment}/receipt")
    String receipt(
            @PathVariable UUID shipment,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(required = false) @Nullable String note,
            RedirectAttributes redirect,
            Locale locale) {
        closeShipment.receipt(shipment, on, by, note);
        return told(shipment, "shipment.done.receipted", redirect, locale);
    }

    @PostMapping("/{shipment}/return")
    String returned(
            @PathVariable UUID shipment,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect,
            Locale locale) {
        closeShipment.returned(shipment, note);
        return told(shipment, "shipment.done.returned", redirect, locale);
    }

    @PostMapping("/{shipment}/arrival")
    String arrived(
            @PathVariable UUID shipment,
            @RequestParam(defaultValue = "") String carrier,
            @RequestParam(required = false) @Nullable String tracking,
            @RequestParam(defaultValue = "false") boolean sealed,
            @RequestParam(defaultValue = "0") int pieces,
            @RequestParam(required = false) @Nullable LocalDate movedOn,
            RedirectAttributes redirect,
            Locale locale) {
        closeShipment.arrived(shipment, new Parcel(carrier, tracking, sealed, pieces, movedOn));
        return told(shipment, "shipment.done.arrived", redirect, locale);
    }

    @PostMapping("/{shipment}/withdraw")
    String calledOff(
            @PathVariable UUID shipment,
            @RequestParam(defaultValue = "false") boolean declined,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect,
            Locale locale) {
        closeShipment.calledOff(shipment, declined, note);
        return told(shipment, "shipment.done.called-off", redirect, locale);
    }

    @PostMapping("/{shipment}/acknowledgement")
    String acknowledge(@PathVariable UUID shipment, RedirectAttributes redirect, Locale locale) {
        closeShipment.acknowledge(shipment);
        return told(shipment, "shipment.done.acknowledged", redirect, locale);
    }

    private String told(UUID id, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/archives/shipments/" + id;
    }
}
