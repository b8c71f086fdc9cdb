package org.matricula.document;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 签名密钥: open for everybody to see, changed and revoked by the administrator.
@Controller
class KeysPage {

    private static final Duration FRESH = Duration.ofMinutes(10);

    record Why(@Nullable UUID institution, @Nullable String reason) {}

    private final PublicKeys keys;
    private final ChangeKeys changeKeys;
    private final Units units;
    private final MessageSource messages;

    KeysPage(PublicKeys keys, ChangeKeys changeKeys, Units units, MessageSource messages) {
        this.keys = keys;
        this.changeKeys = changeKeys;
        this.units = units;
        this.messages = messages;
    }

    @GetMapping(path = "/verify/keys", produces = MediaType.TEXT_HTML_VALUE)
    @Allowed(Allowed.PUBLIC)
    String show(Model model) {
        model.addAttribute("keys", keys.all());
        return "document/keys";
    }

    @GetMapping(path = "/verify/keys", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(Allowed.PUBLIC)
    @ResponseBody
    List<KeyView> tell() {
        return keys.all();
    }

    @GetMapping(path = "/verify/keys/{sha256}", produces = "application/x-pem-file")
    @Allowed(Allowed.PUBLIC)
    ResponseEntity<String> certificate(@PathVariable String sha256) {
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"certificate.pem\"")
                .body(keys.pem(sha256));
    }

    @GetMapping(path = "/verify/schools/{school}/did.json", produces = "application/did+json")
    @Allowed(Allowed.PUBLIC)
    ResponseEntity<Map<String, Object>> did(@PathVariable String school) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .header("Access-Control-Allow-Origin", "*")
                .body(keys.didDocument(school));
    }

    @GetMapping("/documents/keys")
    @Allowed("administrator")
    String desk(Model model) {
        var within =
                units.institutions().stream()
                        .filter(it -> Acting.now().scope().reaches(it.pos()))
                        .toList();
        model.addAttribute("schools", within);
        model.addAttribute(
                "keys",
                keys.all().stream()
                        .filter(key ->
                                within.stream().anyMatch(it -> it.id().equals(key.institutionId())))
                        .toList());
        return "document/keydesk";
    }

    @PostMapping("/documents/keys/rotate")
    @Allowed("administrator")
    String rotate(
            @RequestParam UUID institution,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        changeKeys.rotate(institution, reason);
        return told("document.keys.rotated", redirect, locale);
    }

    @PostMapping("/documents/keys/{key}/revoke")
    @Allowed("administrator")
    String revoke(
            @PathVariable UUID key,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        changeKeys.revoke(key, reason);
        return told("document.keys.revoked-now", redirect, locale);
    }

    @PostMapping("/api/v1/signing-keys/rotate")
    @Allowed("administrator")
    ResponseEntity<Void> rotate(@RequestBody Why it) {
        if (it.institution() == null) {
            throw new org.matricula.kernel.Absent("unit");
        }
        changeKeys.rotate(it.institution(), it.reason() == null ? "" : it.reason());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/api/v1/signing-keys/{key}/revoke")
    @Allowed("administrator")
    ResponseEntity<Void> revoke(@PathVariable UUID key, @RequestBody Why it) {
        changeKeys.revoke(key, it.reason() == null ? "" : it.reason());
        return ResponseEntity.noContent().build();
    }

    private String told(String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/documents/keys";
    }
}
