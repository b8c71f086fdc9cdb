package org.matricula.archive.packet;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.archive.OpenToArchivists;
import org.springframework.context.MessageSource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 电子档案包.
@Controller
@RequestMapping("/archives/packages")
@OpenToArchivists
class PacketsPage {

    private static final int SHOWN = 50;

    private final ReadPackets readPackets;
    private final AskForPacket askForPacket;
    private final MessageSource messages;

    PacketsPage(ReadPackets readPackets, AskForPacket askForPacket, MessageSource messages) {
        this.readPackets = readPackets;
        this.askForPacket = askForPacket;
        this.messages = messages;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable UUID before, Model model) {
        model.addAttribute("page", readPackets.page(before, SHOWN));
        model.addAttribute("further", before != null);
        model.addAttribute("classes", readPackets.classes());
        return "archive/packets";
    }

    @PostMapping
    String ask(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable String volume,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        askForPacket.ask(unit, volume, reason);
        redirect.addFlashAttribute("flash", messages.getMessage("packet.queued", null, locale));
        return "redirect:/archives/packages";
    }

    @GetMapping("/{packet}/file")
    ResponseEntity<Resource> file(@PathVariable UUID packet) {
        return download(readPackets, packet);
    }

    static ResponseEntity<Resource> download(ReadPackets readPackets, UUID packet) {
        var it = readPackets.get(packet);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "application/zip")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s.zip\"".formatted(it.number()))
                .body(new FileSystemResource(readPackets.take(packet)));
    }
}
