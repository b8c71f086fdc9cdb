package org.matricula.enrolment.collection;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.matricula.registry.ContactDetails;
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

/// 信息核对, on the student's own telephone.
@Controller
@RequestMapping("/own-sheets")
@Allowed({"student", "guardian"})
class OwnSheetPage {

    private final InfoCollections collections;
    private final OwnRecord own;
    private final Claims claims;
    private final PutRight putRight;
    private final SignSheet signSheet;
    private final Codes codes;
    private final MessageSource messages;
    private final Clock clock;

    OwnSheetPage(
            InfoCollections collections,
            OwnRecord own,
            Claims claims,
            PutRight putRight,
            SignSheet signSheet,
            Codes codes,
            MessageSource messages,
            Clock clock) {
        this.collections = collections;
        this.own = own;
        this.claims = claims;
        this.putRight = putRight;
        this.signSheet = signSheet;
        this.codes = codes;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("sheets", collections.own(LocalDate.now(clock)));
        return "enrolment/own-sheets";
    }

    @GetMapping("/{collection}/{enrolment}")
    String show(@PathVariable UUID collection, @PathVariable UUID enrolment, Model model) {
        var sheet = collections.sheet(collection, enrolment);
        var told = own.of(enrolment);
        model.addAttribute("collection", collections.get(collection));
        model.addAttribute("sheet", sheet);
        model.addAttribute("rows", SheetLines.of(told, codes));
        model.addAttribute("contacts", told.contacts());
        model.addAttribute("claims", claims.of(collection, enrolment));
        model.addAttribute("fields", OwnRecord.CLAIMED);
        model.addAttribute("boardings", choices("boarding"));
        model.addAttribute("politics", choices("political-status"));
        model.addAttribute("open", putRight.refusals(sheet).isEmpty());
        return "enrolment/own-sheet";
    }

    @PostMapping("/{collection}/{enrolment}/contacts")
    String change(
            @PathVariable UUID collection,
            @PathVariable UUID enrolment,
            @RequestParam(required = false) @Nullable String phone,
            @RequestParam(required = false) @Nullable String homeAddress,
            @RequestParam(required = false) @Nullable String householdAddress,
            @RequestParam(required = false) @Nullable String email,
            @RequestParam(required = false) @Nullable String politicalStatus,
            @RequestParam(required = false) @Nullable String boarding,
            RedirectAttributes redirect,
            Locale locale) {
        putRight.change(
                collection,
                enrolment,
                new ContactDetails(
                        text(phone),
                        text(homeAddress),
                        text(householdAddress),
                        text(email),
                        text(politicalStatus),
                        text(boarding)));
        return done(collection, enrolment, "enrolment.sheet.changed", redirect, locale);
    }

    @PostMapping("/{collection}/{enrolment}/claims")
    String claim(
            @PathVariable UUID collection,
            @PathVariable UUID enrolment,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(required = false) @Nullable MultipartFile evidence,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        var name = evidence == null ? null : evidence.getOriginalFilename();
        putRight.claim(
                collection,
                enrolment,
                field,
                value,
                name == null ? "" : name,
                evidence == null ? new byte[0] : evidence.getBytes());
        return done(collection, enrolment, "enrolment.sheet.claimed", redirect, locale);
    }

    @PostMapping("/{collection}/{enrolment}/signature")
    String sign(
            @PathVariable UUID collection,
            @PathVariable UUID enrolment,
            @RequestParam(defaultValue = "") String picture,
            @RequestParam(defaultValue = "") String strokes,
            RedirectAttributes redirect,
            Locale locale) {
        signSheet.sign(collection, enrolment, picture, strokes);
        return done(collection, enrolment, "enrolment.sheet.signed", redirect, locale);
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private List<Choice> choices(String table) {
        return codes.list(table).stream().map(it -> new Choice(it.code(), it.label())).toList();
    }

    private String done(
            UUID collection,
            UUID enrolment,
            String key,
            RedirectAttributes redirect,
            Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/own-sheets/" + collection + "/" + enrolment;
    }
}
