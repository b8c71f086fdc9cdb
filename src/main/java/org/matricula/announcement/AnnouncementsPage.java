package org.matricula.announcement;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.identity.Role;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.springframework.context.MessageSource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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

/// 通知.
@Controller
@RequestMapping("/announcements")
@Allowed(Allowed.SIGNED_IN)
class AnnouncementsPage {

    private static final int SHOWN = 50;
    private static final int MOST_UNITS = 400;

    private final Announce announce;
    private final ReadAnnouncements read;
    private final Attached attached;
    private final Units units;
    private final Codes codes;
    private final MessageSource messages;

    AnnouncementsPage(
            Announce announce,
            ReadAnnouncements read,
            Attached attached,
            Units units,
            Codes codes,
            MessageSource messages) {
        this.announce = announce;
        this.read = read;
        this.attached = attached;
        this.units = units;
        this.codes = codes;
        this.messages = messages;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String which,
            @RequestParam(required = false) @Nullable UUID before,
            Model model) {
        var sends = sends();
        var own = !sends || "own".equals(which);
        model.addAttribute("page", read.page(own, before, SHOWN));
        model.addAttribute("own", own);
        model.addAttribute("further", before != null);
        model.addAttribute("sends", sends);
        return "announcement/list";
    }

    @GetMapping("/new")
    @OpenToAnnouncers
    String form(Model model, Locale locale) {
        var own = Acting.now().unit();
        model.addAttribute(
                "units",
                own == null
                        ? List.of()
                        : java.util.stream.Stream.concat(
                                        java.util.stream.Stream.of(units.get(own)),
                                        units
                                                .below(own, "department", "grade", "major", "class")
                                                .stream())
                                .distinct()
                                .limit(MOST_UNITS)
                                .map(it -> new Choice(it.id().toString(), it.name()))
                                .toList());
        model.addAttribute(
                "statuses",
                codes.list("student-status").stream()
                        .map(it -> new Choice(it.code(), it.label(locale)))
                        .toList());
        model.addAttribute(
                "roles",
                Arrays.stream(Role.values())
                        .filter(it -> !it.personal())
                        .map(it -> new Choice(it.code(), say("role." + it.code(), locale)))
                        .toList());
        return "announcement/new";
    }

    @PostMapping
    @OpenToAnnouncers
    String send(
            @RequestParam UUID unit,
            @RequestParam(defaultValue = "students") String audience,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(required = false) @Nullable Integer entryYear,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String numbers,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "false") boolean receipt,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        var named =
                Arrays.stream(numbers.strip().split("[\\s,，、]+"))
                        .filter(it -> !it.isEmpty())
                        .distinct()
                        .toList();
        var attached = file != null && !file.isEmpty();
        var name = attached ? file.getOriginalFilename() : null;
        var id =
                announce.send(
                        new NewAnnouncement(
                                unit, audience, role, entryYear, status, named, title, words,
                                receipt),
                        name == null ? "" : name,
                        attached ? file.getInputStream() : null);
        return told(id, "announcement.done.sent", redirect, locale);
    }

    /// Opening it reads it.
    @GetMapping("/{announcement}")
    String show(
            @PathVariable UUID announcement,
            @RequestParam(defaultValue = "unread") String which,
            Model model) {
        var it = read.open(announcement);
        var after = read.looksAfter(it);
        model.addAttribute("it", it);
        model.addAttribute("after", after);
        model.addAttribute("which", which);
        model.addAttribute("sent", it.senderId().equals(Acting.now().account()));
        model.addAttribute("recipients", after ? read.recipients(announcement, which) : List.of());
        return "announcement/one";
    }

    @PostMapping("/{announcement}/confirm")
    String confirm(@PathVariable UUID announcement, RedirectAttributes redirect, Locale locale) {
        read.confirm(announcement);
        return told(announcement, "announcement.done.confirmed", redirect, locale);
    }

    @PostMapping("/{announcement}/withdraw")
    @OpenToAnnouncers
    String withdraw(
            @PathVariable UUID announcement,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        announce.withdraw(announcement, reason);
        return told(announcement, "announcement.done.withdrawn", redirect, locale);
    }

    /// Nothing in the file can act: own type, no guessing, no scripts, no frame.
    @GetMapping("/{announcement}/file")
    ResponseEntity<Resource> file(@PathVariable UUID announcement) {
        var content = attached.to(announcement);
        var file = content.file();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Security-Policy",
                        "sandbox; default-src 'none'; frame-ancestors 'none'")
                .body(new FileSystemResource(content.path()));
    }

    /// 未阅名单 on paper.
    @GetMapping("/{announcement}/unread.pdf")
    @OpenToAnnouncers
    ResponseEntity<byte[]> unread(@PathVariable UUID announcement) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(read.print(announcement));
    }

    private static boolean sends() {
        return Acting.now().holds(OpenToAnnouncers.class.getAnnotation(Allowed.class).value());
    }

    private String told(UUID id, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", say(key, locale));
        return "redirect:/announcements/" + id;
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
