package org.matricula.identity.own;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import jakarta.servlet.http.HttpServletRequest;
import org.matricula.identity.entry.Entered;
import org.matricula.identity.entry.OneTimeCodes;
import org.matricula.kernel.Absent;
import org.matricula.page.Allowed;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

@Controller
@Allowed(Allowed.SIGNED_IN)
class OneTimeCodesPage {

    private static final String HERE = "redirect:/account/otp";

    private final Self self;
    private final UseOneTimeCodes codes;
    private final OneTimeCodes rules;

    OneTimeCodesPage(Self self, UseOneTimeCodes codes, OneTimeCodes rules) {
        this.self = self;
        this.codes = codes;
        this.rules = rules;
    }

    @GetMapping("/account/otp")
    String show(Model model) {
        var secret = codes.proposed(self.account());
        var me = self.view();
        model.addAttribute("on", me.oneTimeCodes());
        model.addAttribute(
                "needed", me.roles().stream().anyMatch(it -> rules.requiredOf(it.role())));
        model.addAttribute("secret", secret == null ? "" : secret);
        return "identity/otp";
    }

    @PostMapping("/account/otp/begin")
    String begin() {
        codes.begin(self.account());
        return HERE;
    }

    /// What a telephone scans: the secret, while it waits to be confirmed.
    @GetMapping(value = "/account/otp/code.svg", produces = "image/svg+xml")
    ResponseEntity<String> picture() throws WriterException {
        var secret = codes.proposed(self.account());
        if (secret == null) {
            throw new Absent("otp");
        }
        var label = UriUtils.encode("学籍:" + self.view().username(), "UTF-8");
        var uri = "otpauth://totp/" + label + "?secret=" + secret + "&issuer=Matricula";
        var code = new QRCodeWriter().encode(uri, BarcodeFormat.QR_CODE, 0, 0);
        return ResponseEntity.ok().contentType(MediaType.valueOf("image/svg+xml")).body(svg(code));
    }

    private static String svg(BitMatrix code) {
        var path = new StringBuilder();
        for (int y = 0; y < code.getHeight(); y++) {
            for (int x = 0; x < code.getWidth(); x++) {
                if (code.get(x, y)) {
                    path.append("M%d %dh1v1h-1z".formatted(x, y));
                }
            }
        }
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" \
        shape-rendering="crispEdges"><rect width="%1$d" height="%2$d" fill="#fff"/>\
        <path d="%3$s" fill="#000"/></svg>\
        """
                .formatted(code.getWidth(), code.getHeight(), path);
    }

    @PostMapping("/account/otp")
    String confirm(@RequestParam String code, Model model, HttpServletRequest request) {
        model.addAttribute("recovery", codes.confirm(self.account(), code));
        Entered.BY_CODE.remember(request);
        return "identity/otp-recovery";
    }

    @PostMapping("/account/otp/end")
    String end(@RequestParam String old) {
        codes.end(self.account(), old);
        return HERE;
    }
}
