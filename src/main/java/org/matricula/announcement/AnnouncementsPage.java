package org.matricula.announcement;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
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
    private static final int RECIPIENTS = 200;
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Announce announce;
    private final ReadAnnouncements read;
    private final Attached attached;
    private final AnnouncementChoices choices;
    private final Problems problems;
    private final MessageSource messages;

    AnnouncementsPage(
            Announce announce,
            ReadAnnouncements read,
            Attached attached,
            AnnouncementChoices choices,
            Problems problems,
            MessageSource messages) {
        this.announce = announce;
        this.read = read;
        this.attached = attached;
        this.choices = choices;
        this.problems = problems;
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
        model.addAttribute("choices", choices.of(locale));
        return "announcement/new";
    }

    @PostMapping
    @OpenToAnnouncers
    String send(
            @RequestParam(required = false) @Nullable List<UUID> unit,
            @RequestParam(required = false) @Nullable List<String> audience,
            @RequestParam(required = false) @Nullable List<String> role,
            @RequestParam(required = false) @Nullable List<Integer> grade,
            @RequestParam(defaultValue = "") String entryYear,
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(required = false) @Nullable UUID view,
            @RequestParam(defaultValue = "") String numbers,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "false") boolean receipt,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        var uploads = new ArrayList<Upload>();
        for (var it : some(file)) {
            if (!it.isEmpty()) {
                var name = it.getOriginalFilename();
                uploads.add(new Upload(name == null ? "" : name, it.getInputStream()));
            }
        }
        var id =
                announce.send(
                        filled(unit, audience, role, grade, entryYear, status, view, numbers)
                                .saying(title, words, receipt),
                        uploads);
        return told(id, "announcement.done.sent", redirect, locale);
    }

    /// Whom it would reach as it is filled in now; what is wrong stands in the same place.
    ///
    /// @param whole where no script puts it into the form: the form again as it was filled in
    @PostMapping("/reach")
    @OpenToAnnouncers
    String reach(
            @RequestParam(required = false) @Nullable List<UUID> unit,
            @RequestParam(required = false) @Nullable List<String> audience,
            @RequestParam(required = false) @Nullable List<String> role,
            @RequestParam(required = false) @Nullable List<Integer> grade,
            @RequestParam(defaultValue = "") String entryYear,
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(required = false) @Nullable UUID view,
            @RequestParam(defaultValue = "") String numbers,
            @RequestParam(defaultValue = "false") boolean whole,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            Locale locale) {
        try {
            model.addAttribute(
                    "reach",
                    announce.reach(
                            filled(unit, audience, role, grade, entryYear, status, view, numbers)));
        } catch (Refused refused) {
            model.addAttribute("lines", problems.lines(refused, locale));
        }
        if (whole) {
            model.addAttribute("choices", choices.of(locale));
            model.addAttribute("typed", typed);
            return "announcement/new";
        }
        return "announcement/reach";
    }

    private static NewAnnouncement filled(
            @Nullable List<UUID> unit,
            @Nullable List<String> audience,
            @Nullable List<String> role,
            @Nullable List<Integer> grade,
            String entryYear,
            @Nullable List<String> status,
            @Nullable UUID view,
            String numbers) {
        return NewAnnouncement.to(
                some(unit),
                some(audience),
                some(role),
                some(grade),
                years(entryYear),
                some(status),
                view,
                split(numbers));
    }

    private static List<Integer> years(String text) {
        var some = split(text);
        if (some.stream().anyMatch(it -> !it.matches("\\d{4}"))) {
            throw new Refused(Refusal.input("entryYear", "announcement.year"));
        }
        return some.stream().map(Integer::valueOf).toList();
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.strip().split("[\\s,;，；、]+"))
                .filter(it -> !it.isEmpty())
                .distinct()
                .toList();
    }

    private static <T> List<T> some(@Nullable List<T> given) {
        return given == null ? List.of() : given.stream().filter(Objects::nonNull).toList();
    }

    /// Opening it reads it.
    @GetMapping("/{announcement}")
    String show(
            @PathVariable UUID announcement,
            @RequestParam(defaultValue = "unread") String which,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        var it = read.open(announcement);
        var after = read.looksAfter(it);
        model.addAttribute("it", it);
        model.addAttribute("after", after);
        model.addAttribute("files", read.files(announcement));
        model.addAttribute("which", which);
        model.addAttribute("sent", it.senderId().equals(Acting.now().account()));
        model.addAttribute("further", cursor != null);
        model.addAttribute("parts", ReadAnnouncements.parts(it));
        model.addAttribute(
                "recipients",
                after
                        ? read.recipients(announcement, which, cursor, RECIPIENTS)
                        : new Slice<Recipient>(List.of(), null));
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

    /// Nothing in a file can act: own type, no guessing, no scripts, no frame.
    @GetMapping("/{announcement}/files/{file}")
    ResponseEntity<Resource> file(
            @PathVariable UUID announcement, @PathVariable("file") UUID wanted) {
        var content = attached.to(announcement, wanted);
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
    ResponseEntity<byte[]> unread(
            @PathVariable UUID announcement, @RequestParam(defaultValue = "1") int part) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(read.print(announcement, part));
    }

    /// 收件人 as a workbook.
    @GetMapping("/{announcement}/recipients.xlsx")
    @OpenToAnnouncers
    ResponseEntity<byte[]> workbook(
            @PathVariable UUID announcement, @RequestParam(defaultValue = "all") String which) {
        var out = new ByteArrayOutputStream();
        read.xlsx(announcement, which, out);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(XLSX))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"recipients.xlsx\"")
                .body(out.toByteArray());
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
