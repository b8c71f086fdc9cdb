package org.matricula.graduation.approval;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.graduation.round.GraduationRounds;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
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

/// 毕业申请与审批: a page of students at a time, as the level sees them.
@Controller
@RequestMapping("/graduation-applications")
@OpenToApplications
class GraduationApplicationsPage {

    private static final int SHOWN = 50;
    private static final int ROUNDS = 40;

    private final GraduationRounds rounds;
    private final GraduateApplications applications;
    private final ApplyForGraduation apply;
    private final WalkApproval walk;
    private final UploadList uploadList;
    private final LoadNationalResults nationalResults;
    private final AuditLookup lookup;
    private final MessageSource messages;

    GraduationApplicationsPage(
            GraduationRounds rounds,
            GraduateApplications applications,
            ApplyForGraduation apply,
            WalkApproval walk,
            UploadList uploadList,
            LoadNationalResults nationalResults,
            AuditLookup lookup,
            MessageSource messages) {
        this.rounds = rounds;
        this.applications = applications;
        this.apply = apply;
        this.walk = walk;
        this.uploadList = uploadList;
        this.nationalResults = nationalResults;
        this.lookup = lookup;
        this.messages = messages;
    }

    @GetMapping
    String rounds(@RequestParam(required = false) @Nullable UUID after, Model model) {
        model.addAttribute("rounds", rounds.standing(after, ROUNDS));
        model.addAttribute("further", after != null);
        return "graduation/applications";
    }

    @GetMapping("/{round}")
    String show(
            @PathVariable UUID round,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "") String all,
            Model model) {
        var it = rounds.get(round);
        var actor = Acting.now();
        var level = ApprovalLevel.of(actor);
        var page =
                applications.page(new GraduateApplications.Sought(round, key, state), after, SHOWN);
        model.addAttribute("round", it);
        model.addAttribute("tally", applications.tally(round));
        model.addAttribute("count", uploadList.count(round));
        model.addAttribute("audited", UploadList.audited(it));
        model.addAttribute("items", page.items());
        model.addAttribute("next", page.next() == null ? "" : page.next());
        model.addAttribute("key", key);
        model.addAttribute("state", state);
        model.addAttribute("after", after == null ? "" : after);
        model.addAttribute("allGraduation", !all.isEmpty());
        model.addAttribute("allDegree", all.equals("degree"));
        model.addAttribute("mayApply", actor.holds("counsellor", "registrar", "point-reviewer"));
        model.addAttribute("level", level == null ? "" : level.code());
        model.addAttribute("mayLoad", actor.holds("registrar", "province-reviewer"));
        return "graduation/application-round";
    }

    @PostMapping("/{round}")
    @Allowed({"counsellor", "registrar", "point-reviewer"})
    String save(
            @PathVariable UUID round,
            @RequestParam(required = false) @Nullable List<UUID> shown,
            @RequestParam(required = false) @Nullable List<UUID> graduation,
            @RequestParam(required = false) @Nullable List<UUID> degree,
            RedirectAttributes redirect,
            Locale locale) {
        var n = apply.apply(round, list(shown), list(graduation), list(degree));
        return done(round, "graduation.application.saved", n, redirect, locale);
    }

    @PostMapping("/{round}/approvals")
    @Allowed({"point-reviewer", "branch-reviewer", "province-reviewer"})
    String say(
            @PathVariable UUID round,
            @RequestParam(required = false) @Nullable List<UUID> id,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        var n = walk.walk(round, list(id), act, reason);
        return done(round, "graduation.application.walked", n, redirect, locale);
    }

    @GetMapping("/{round}/upload-list.xlsx")
    @Allowed({"registrar", "point-reviewer", "branch-reviewer", "province-reviewer"})
    ResponseEntity<byte[]> uploadFile(@PathVariable UUID round) {
        var out = new ByteArrayOutputStream();
        uploadList.write(round, out);
        return GraduationApplicationsApi.sheet(out);
    }

    /// 照片包, to be uploaded beside the list.
    @GetMapping("/{round}/photographs.zip")
    @Allowed({"registrar", "point-reviewer", "branch-reviewer", "province-reviewer"})
    void photographs(@PathVariable UUID round, HttpServletResponse response) throws IOException {
        // made whole in a file: not in memory, and not while a slow reader holds a connection
        var made = Files.createTempFile("photographs", ".zip");
        try {
            try (var out = Files.newOutputStream(made)) {
                uploadList.photographs(round, out);
            }
            response.setContentType("application/zip");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"photographs.zip\"");
            Files.copy(made, response.getOutputStream());
        } finally {
            Files.deleteIfExists(made);
        }
    }

    /// First without `sure`, which shows what the file would do.
    @PostMapping("/{round}/national-results")
    @Allowed({"registrar", "province-reviewer"})
    String load(
            @PathVariable UUID round,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean sure,
            Model model,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        var content = file == null ? new byte[0] : file.getBytes();
        if (sure) {
            var n = nationalResults.load(round, content);
            return done(round, "graduation.application.loaded", n, redirect, locale);
        }
        model.addAttribute("round", rounds.get(round));
        model.addAttribute("read", nationalResults.preview(round, content));
        return "graduation/application-national";
    }

    @GetMapping("/{round}/audit")
    String audit(
            @PathVariable UUID round,
            @RequestParam(required = false) @Nullable Boolean passed,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        model.addAttribute("round", rounds.get(round));
        model.addAttribute("lines", lookup.lines(round, passed, after, SHOWN));
        model.addAttribute("further", after != null);
        model.addAttribute("classes", lookup.credits(round));
        model.addAttribute("passed", passed == null ? "" : passed.toString());
        return "graduation/application-audit";
    }

    @GetMapping("/{round}/failure-reasons.xlsx")
    ResponseEntity<byte[]> reasons(@PathVariable UUID round) {
        var out = new ByteArrayOutputStream();
        lookup.reasons(round, out);
        return GraduationApplicationsApi.sheet(out);
    }

    private String done(UUID round, String key, int n, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, new Object[] {n}, locale));
        return "redirect:/graduation-applications/" + round;
    }

    private static List<UUID> list(@Nullable List<UUID> it) {
        return it == null ? List.of() : it;
    }
}
