package org.matricula.credential.certificate;

import java.util.UUID;
import org.matricula.page.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// 我的证书: whether it is made and can be collected.
@Controller
@RequestMapping("/own-diplomas")
@Allowed({"student", "guardian"})
class OwnDiplomasPage {

    private final Diplomas certificates;
    private final CertificateEditions editions;

    OwnDiplomasPage(Diplomas certificates, CertificateEditions editions) {
        this.certificates = certificates;
        this.editions = editions;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("own", certificates.own());
        return "credential/certificate/own";
    }

    /// 电子版, made when it is asked for the first time.
    @PostMapping("/{certificate}/edition")
    String edition(@PathVariable UUID certificate) {
        return "redirect:/documents/" + editions.ofOwn(certificate);
    }
}
